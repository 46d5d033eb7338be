import ArgumentParser

/// The operator's command.
@main
struct Shangji: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "shangji",
        abstract: "Reads the figures of annual reports on rule-of-law government and adds them up.",
        groupedSubcommands: [
            CommandGroup(name: "Reports on this machine:", subcommands: [Run.self, Read.self]),
            CommandGroup(
                name: "A running node:",
                subcommands: [
                    UpCommand.self, SubmitCommand.self, WhereCommand.self, StatusCommand.self, DeadCommand.self,
                    QuarantineCommand.self,
                    ReplayCommand.self, VerifyCommand.self, SyncCommand.self, BackupCommand.self,
                ]),
            CommandGroup(
                name: "Its figures:",
                subcommands: [
                    ExplainCommand.self, OverdueCommand.self, PointsCommand.self, AdjudicateCommand.self,
                    FreezeCommand.self,
                    RetractCommand.self,
                    RestoreCommand.self, HistoryCommand.self,
                    ChangesCommand.self,
                ]),
            CommandGroup(
                name: "The tree of nodes:", subcommands: [NodeCommand.self, KeysCommand.self, DoctorCommand.self]),
            CommandGroup(
                name: "What is counted, and trying it out:", subcommands: [CatalogueCommand.self, SampleCommand.self]),
        ])
}
