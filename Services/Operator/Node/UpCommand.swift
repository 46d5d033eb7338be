import ArgumentParser
import Foundation
import NodeRuntime
import ServiceLifecycle
import Supervision

/// `shangji up`: a permanent node.
struct UpCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "up",
        abstract: "Runs the three services of a node under supervision.",
        discussion: """
            A service that ends is started again, after a pause that grows; all write one log, to standard error. SIGTERM \
            or Ctrl-C stops the readers first, the ledger last; what was taken stays in the journal and is read after \
            the next start. One line of JSON on standard output tells when all are ready.

            Examples:
              shangji up --print-configuration > node.yaml
              shangji up node.yaml
              shangji submit --node node.yaml reports/

            Ends with status 0 after SIGTERM; 75 when another process holds a folder or an endpoint, 78 for a wrong \
            configuration, 73 or 74 for files that cannot be made or written.
            """)

    @Argument(help: "The configuration of the node (YAML).", completion: .file())
    var file: String?

    @Flag(help: "Print the configuration with defaults, units and meanings, as a file that can be used, and end.")
    var printConfiguration = false

    @Flag(
        help:
            "Start though journal or ledger lack something that was promised: once, after a service has said what is missing."
    )
    var acceptLoss = false

    @Option(help: ArgumentHelp("End when the parent process, which has this id, has ended.", visibility: .hidden))
    var exitWithParent: Int32?

    func run() async throws {
        if printConfiguration {
            let settings = try CommandFault.told { try file == nil ? NodeSettings() : load(file).settings }
            print(settings.printed, terminator: "")
            return
        }
        let node = try CommandFault.told { try load(file) }
        var options = ServiceOptions()
        options.config = file ?? NodeFile.usualPaths.first { FileManager.default.fileExists(atPath: $0) }
        options.printConfiguration = false
        options.exitWithParent = exitWithParent
        await ServiceProcess.run(NodeSettings.self, options: options) { context in
            let layout = try node.layout()
            // For one start: what is lost later, somebody has to look at again.
            let stages = acceptLoss ? ["INGEST", "AGGREGATE"] : []
            let once = Dictionary(uniqueKeysWithValues: stages.map { ("SHANGJI_\($0)_ACCEPT_LOSS", "true") })
            let settings = context.settings
            return [
                NodeSupervisor(
                    LocalLine(layout), readers: settings.readersProcesses, policy: settings.restart.policy,
                    grace: .seconds(settings.shutdown.graceSeconds), once: once, logger: context.logger
                ) { ready in
                    context.announceReady(endpoints: Self.endpoints(of: ready))
                }
            ]
        }
    }

    /// The endpoints of all services: `ingest.submit`, `extract.control`, `extract-2.control`.
    private static func endpoints(of ready: [ReadyLine]) -> [String: String] {
        var endpoints: [String: String] = [:]
        var instances: [String: Int] = [:]
        for line in ready {
            let stage = line.service.split(separator: "-").last.map(String.init) ?? line.service
            instances[stage, default: 0] += 1
            let name = instances[stage] == 1 ? stage : "\(stage)-\(instances[stage] ?? 1)"
            for (socket, endpoint) in line.endpoints { endpoints["\(name).\(socket)"] = endpoint }
        }
        return endpoints
    }

    private func load(_ path: String?) throws(StartError) -> NodeFile {
        try NodeFile(path, environment: ProcessInfo.processInfo.environment)
    }
}
