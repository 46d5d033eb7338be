import ArgumentParser

/// `shangji catalogue`: what those who write the catalogue work with.
struct CatalogueCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "catalogue",
        abstract: "Lists the indicators, proves the catalogue by its examples, finds what it lacks, publishes it.",
        discussion: """
            Examples:
              shangji catalogue list
              shangji catalogue test reconsideration.received
              shangji catalogue test --catalogue my-indicators.yaml
              shangji catalogue gaps reports/ --limit 20
              shangji catalogue publish province.yaml
            """,
        subcommands: [CatalogueList.self, CatalogueTest.self, CatalogueGapsCommand.self, CataloguePublish.self])
}
