import Foundation
import Indicators
import Keys
import Logging
import NodeRuntime
import Supervision

/// A node as its configuration file describes it: the settings, and where on this machine its parts lie.
struct NodeFile {
    /// The environment variable that names the configuration of the node that commands ask.
    static let variable = "SHANGJI_NODE"
    /// Where a configuration is looked for when none is named.
    static let usualPaths = ["node.yaml", "/etc/shangji/node.yaml"]

    let settings: NodeSettings
    /// The folder at which relative paths begin.
    private let folder: URL

    /// Reads a configuration file.
    /// - Parameter path: the file; `nil` takes the one that ``variable`` names, else the first of ``usualPaths``.
    /// - Throws: `StartError` when there is none, or it is refused.
    init(_ path: String?, environment: [String: String]) throws(StartError) {
        let named = path ?? environment[Self.variable].flatMap { $0.isEmpty ? nil : $0 }
        guard let file = named ?? Self.usualPaths.first(where: { FileManager.default.fileExists(atPath: $0) }) else {
            throw StartError(
                .noInput,
                "no node is named: give its configuration with --node FILE or \(Self.variable)=FILE; “shangji up --print-configuration > node.yaml” writes one"
            )
        }
        settings = try NodeSettings.read(file: file, environment: environment)
        folder = URL(filePath: file).standardizedFileURL.deletingLastPathComponent()
    }

    /// A path of the configuration, made absolute.
    func path(_ path: String) -> String {
        URL(filePath: path, relativeTo: folder).standardizedFileURL.path
    }

    /// The folder of the sockets.
    private var socketsPath: String { settings.sockets.map(path) ?? path(settings.data) + "/run" }

    /// The endpoint of a socket of the node, by its name.
    func endpoint(_ name: String) -> String { "ipc://\(socketsPath)/\(name)" }

    /// The names of the control sockets of the readers.
    var readerControls: [String] {
        (1...settings.readersProcesses).map { $0 == 1 ? "extract-control" : "extract-\($0)-control" }
    }

    /// The catalogue of the node.
    /// - Throws: `StartError` when it cannot be loaded.
    func loadCatalogue() throws(StartError) -> Catalogue {
        do {
            return try settings.catalogue.map { try Catalogue(contentsOf: URL(filePath: path($0))) }
                ?? Catalogue.bundled()
        } catch {
            throw StartError(.configuration, "the catalogue cannot be loaded: \(error)")
        }
    }

    /// What the supervisor starts.
    /// - Throws: `StartError` when the folder of sockets cannot be used.
    func layout() throws(StartError) -> LocalLine.Layout {
        let sockets = try RuntimeDirectory(socketsPath)
        // The longest name of a socket: a folder that is too deep is told before anything starts.
        _ = try sockets.endpoint("aggregate-control.lock")
        var layout = LocalLine.Layout(
            executables: LocalLine.ownFolder, data: path(settings.data), sockets: sockets,
            catalogue: settings.catalogue.map(path))
        layout.node = settings.node
        layout.logs = nil
        let files = settings.configuration
        for (stage, file) in [
            (LocalLine.Stage.ingest, files.ingest), (.extract, files.extract), (.aggregate, files.aggregate),
        ] {
            if let file { layout.configurations[stage] = path(file) }
        }
        layout.metrics = settings.metrics
        layout.metrics.token = settings.metrics.token.map(path)
        layout.environment = environment
        return layout
    }

    /// What the services are told beside their sockets and folders.
    private var environment: [String: String] {
        var environment: [String: String] = [:]
        for stage in LocalLine.Stage.allCases {
            let prefix = "SHANGJI_\(stage.rawValue.uppercased())_"
            environment[prefix + "LOGGING_LEVEL"] = settings.logging.level.rawValue
            environment[prefix + "LOGGING_FORMAT"] = settings.logging.format.rawValue
            environment[prefix + "SHUTDOWN_GRACE_SECONDS"] = String(settings.shutdown.graceSeconds)
        }
        func set(_ key: String, _ value: String?) {
            if let value { environment["SHANGJI_AGGREGATE_" + key] = value }
        }
        set("PLACE", settings.place)
        set("ROSTER", settings.roster.map(path))
        set("REPORT_DUE", settings.reportDue)
        set("UPLINK_LISTEN", settings.uplink.listen)
        set("UPLINK_PARENT", settings.uplink.parent)
        set("UPLINK_PARENT_KEY", settings.uplink.parentKey)
        set("KEYS_OWN", settings.keys.own.map(path))
        set("KEYS_ADMITTED", settings.keys.admitted.map(path))
        if let watch = settings.watch { environment["SHANGJI_INGEST_WATCH_FOLDER"] = path(watch) }
        return environment
    }
}
