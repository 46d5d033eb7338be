import ArgumentParser
import Decoding
import Extraction
import Foundation
import Hosting
import Indicators
import NodeRuntime
import Places
import ServiceLifecycle

/// `shangji-extract`: reads the figures out of documents that it is lent. It owns no disk.
@main
struct ExtractCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: ExtractSettings.serviceName,
        abstract: "Reads the figures out of documents that it is lent. It owns no disk.",
        discussion: """
            Start as many as you like, anywhere; kill any of them at any time.

            Examples:
              shangji-extract --print-configuration > extract.yaml
              shangji-extract --config extract.yaml
              SHANGJI_EXTRACT_NAME=extract-2 shangji-extract --config extract.yaml

            Ends with status 0 after SIGTERM; 70 after a document on which it worked for longer than reading.limit_seconds,
            since what reads cannot be ended otherwise: start it again; 75 when an endpoint is taken, 78 for a wrong configuration or catalogue.
            """)

    @OptionGroup var options: ServiceOptions

    func run() async {
        await ServiceProcess.run(ExtractSettings.self, options: options) { context in
            let settings = context.settings
            let health = try HealthPort.open(
                settings.metrics, service: ExtractSettings.serviceName, node: settings.node, logger: context.logger)
            let reader: Reader
            let gazetteer: Gazetteer
            let digest: String
            do {
                let text = try settings.catalogue.map { try CatalogueText(contentsOf: URL(filePath: $0)) } ?? .bundled()
                digest = text.contentDigest
                gazetteer = try Gazetteer.bundled()
                reader = Reader(catalogue: try text.catalogue(), gazetteer: gazetteer)
            } catch {
                throw StartError(.configuration, english: "The catalogue or the gazetteer cannot be loaded: \(error)")
            }
            let node = try ExtractNode(
                context: context, reader: reader, digest: digest, gazetteer: gazetteer, health: health)
            health?.tell(of: node)
            return health.map { [$0, node] } ?? [node]
        }
    }
}
