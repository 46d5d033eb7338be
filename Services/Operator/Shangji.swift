import ArgumentParser

/// The operator's command.
@main
struct Shangji: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "shangji",
        abstract: "Reads the figures of annual reports on rule-of-law government and adds them up.",
        subcommands: [Run.self, Read.self, CatalogueCommand.self, SampleCommand.self])
}
