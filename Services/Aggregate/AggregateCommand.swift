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
            let (ledger, catalogue) = try Self.open(folder.file("ledger.sqlite"), settings)
            let path = folder.file("ledger.sqlite")
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
            let node = try AggregateNode(
                context: context, folder: folder, ledger: ledger, catalogue: catalogue, health: health)
            health?.tell(of: node)
            return health.map { [$0, node] } ?? [node]
        }
    }

    /// Opens the ledger, which is folded by the catalogue that was published, else by that of the configuration.
    private static func open(_ path: String, _ settings: AggregateSettings) throws -> (SQLiteLedger, NodeCatalogue) {
        let configured: NodeCatalogue.Configured
        let gazetteer: Gazetteer
        do {
            configured = try NodeCatalogue.Configured(settings.catalogue)
            gazetteer = try Gazetteer.bundled()
        } catch {
            throw cannotLoad(error)
        }
        let roster = try settings.dutyRoster(gazetteer)
        var catalogue = NodeCatalogue(configured, held: nil)
        do {
            let ledger = try SQLiteLedger(
                path: path, acceptLoss: settings.acceptLoss, now: { WallTime.milliseconds() }
            ) { held in
                if settings.takesCatalogues { catalogue = NodeCatalogue(configured, held: held) }
                do {
                    return Fold(catalogue: try catalogue.text.catalogue(), gazetteer: gazetteer, roster: roster)
                } catch {
                    throw cannotLoad(error)
                }
            }
            return (ledger, catalogue)
        } catch let error as StorageError {
            throw StartError(ExitReason(rawValue: error.exitStatus) ?? .inputOutput, english: error.description)
        }
    }

    private static func cannotLoad(_ error: any Error) -> StartError {
        StartError(.configuration, english: "The catalogue or the gazetteer cannot be loaded: \(error)")
    }
}
