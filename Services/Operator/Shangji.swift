import ArgumentParser

/// The operator's command.
@main
struct Shangji: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "shangji",
        abstract: "Reads the figures of annual reports on rule-of-law government and adds them up.",
        subcommands: [
            Run.self, UpCommand.self, SubmitCommand.self, WhereCommand.self, StatusCommand.self, DeadCommand.self,
            Read.self, CatalogueCommand.self, SampleCommand.self,
        ])
}
