import ArgumentParser
import Foundation
import Hosting
import Indicators
import Ledger
import Logging
import NodeRuntime
import Places
import Rollups
import ServiceLifecycle
import Storage

/// `shangji-aggregate`: keeps the ledger of facts and adds them up.
@main
struct AggregateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: AggregateSettings.serviceName,
        abstract: "Keeps the ledger of what was read, and adds it up from county to province.",
        discussion: """
            Examples:
              shangji-aggregate --print-configuration > aggregate.yaml
              shangji-aggregate --config aggregate.yaml
              SHANGJI_AGGREGATE_DATA=/srv/shangji/aggregate shangji-aggregate

            Ends with status 0 after SIGTERM; 75 when another process holds the folder or an endpoint, 78 for a wrong \
            configuration, 73 or 74 for files that cannot be made or written.
            """)

    @OptionGroup var options: ServiceOptions

    func run() async {
        await ServiceProcess.run(AggregateSettings.self, options: options) { context in
            let settings = context.settings
            let health = try HealthPort.open(
                settings.metrics, service: AggregateSettings.serviceName, node: settings.node, logger: context.logger)
            let folder = try DataDirectory(settings.data)
            let fold: Fold
            do {
                let catalogue =
                    try settings.catalogue.map { try Catalogue(contentsOf: URL(filePath: $0)) } ?? Catalogue.bundled()
                let gazetteer = try Gazetteer.bundled()
                fold = Fold(
                    catalogue: catalogue, gazetteer: gazetteer, roster: try settings.dutyRoster(gazetteer))
            } catch let error as StartError {
                throw error
            } catch {
                throw StartError(.configuration, "The catalogue or the gazetteer cannot be loaded: \(error)")
            }
            let path = folder.file("ledger.sqlite")
            let ledger: SQLiteLedger
            do {
                ledger = try SQLiteLedger(path: path, fold: fold, acceptLoss: settings.acceptLoss) {
                    WallTime.milliseconds()
                }
            } catch let error as StorageError {
                throw StartError(ExitReason(rawValue: error.exitStatus) ?? .inputOutput, error.description)
            }
            if ledger.wasStoppedUncleanly {
                context.logger.warning("ledger was not closed", metadata: ["ledger.path": "\(path)"])
            }
            if let loss = ledger.acceptedLoss {
                context.logger.critical("loss accepted", metadata: ["ledger.path": "\(path)", "loss": "\(loss)"])
            }
            if ledger.isRestored {
                context.logger.notice("ledger restored from a backup", metadata: ["stream": "\(ledger.stream)"])
            }
            for damage in ledger.leftOut {
                context.logger.error(
                    "document left out of all sums", metadata: ["ledger.path": "\(path)", "damage": "\(damage)"])
            }
            let node = try AggregateNode(context: context, folder: folder, ledger: ledger, health: health)
            health?.tell(of: node)
            return health.map { [$0, node] } ?? [node]
        }
    }
}
