import ArgumentParser
import Hosting
import Journal
import Logging
import NodeRuntime
import ServiceLifecycle
import Storage

/// `shangji-ingest`: takes documents in, keeps them in its journal, and lends them to readers.
@main
struct IngestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: IngestSettings.serviceName,
        abstract: "Takes documents in, keeps them in a journal, and lends them to readers.",
        discussion: """
            Examples:
              shangji-ingest --print-configuration > ingest.yaml
              shangji-ingest --config ingest.yaml
              SHANGJI_INGEST_DATA=/srv/shangji/ingest shangji-ingest

            Ends with status 0 after SIGTERM; 75 when another process holds the folder or an endpoint, 78 for a wrong \
            configuration, 73 or 74 for files that cannot be made or written.
            """)

    @OptionGroup var options: ServiceOptions

    func run() async {
        await ServiceProcess.run(IngestSettings.self, options: options) { context in
            let settings = context.settings
            let health = try HealthPort.open(
                settings.metrics, service: IngestSettings.serviceName, node: settings.node, logger: context.logger)
            let folder = try DataDirectory(settings.data)
            let path = folder.file("journal.sqlite")
            let limits = settings.journal.limits
            let journal: SQLiteJournal
            do {
                journal = try SQLiteJournal(path: path, limits: limits, acceptLoss: settings.acceptLoss)
            } catch let error as StorageError {
                throw StartError(ExitReason(rawValue: error.exitStatus) ?? .inputOutput, english: error.description)
            }
            if journal.wasStoppedUncleanly {
                context.logger.warning("journal was not closed", metadata: ["journal.path": "\(path)"])
            }
            if let loss = journal.acceptedLoss {
                context.logger.critical("loss accepted", metadata: ["journal.path": "\(path)", "loss": "\(loss)"])
            }
            if journal.isRestored {
                context.logger.notice("journal restored from a backup", metadata: ["stream": "\(journal.stream)"])
            }
            let node = try IngestNode(context: context, folder: folder, journal: journal, health: health)
            health?.tell(of: node)
            var services: [any Service] = health.map { [$0, node] } ?? [node]
            if let watched = settings.watch.folder {
                services.append(
                    FolderIntake(
                        try WatchedFolder(watched), settings: settings.watch,
                        documentBytes: settings.submit.documentBytes, node: node, logger: context.logger))
            }
            return services
        }
    }
}
