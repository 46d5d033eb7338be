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
    /// The file itself.
    let configuration: String
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
                zh:
                    "没有指定节点：请用 --node 文件 或 \(Self.variable)=文件 给出其配置；“shangji up --print-configuration > node.yaml” 可写出一份",
                en:
                    "no node is named: give its configuration with --node FILE or \(Self.variable)=FILE; “shangji up --print-configuration > node.yaml” writes one"
            )
        }
        settings = try NodeSettings.read(file: file, environment: environment)
        let whole = URL(filePath: file).standardizedFileURL
        configuration = whole.path
        folder = whole.deletingLastPathComponent()
    }

    /// A path of the configuration, made absolute.
    func path(_ path: String) -> String {
        URL(filePath: path, relativeTo: folder).standardizedFileURL.path
    }

    /// The folder of the sockets.
    private var socketsPath: String { settings.sockets.map(path) ?? path(settings.data) + "/run" }

    /// The file of the keys that nodes above announced.
    var announcedKeys: String {
        settings.keys.announced.map(path) ?? path(settings.data) + "/announced-keys.yaml"
    }

    /// The endpoint of a socket of the node, by its name.
    func endpoint(_ name: String) -> String { "ipc://\(socketsPath)/\(name)" }

    /// The names of the control sockets of the services that a node of this kind runs.
    var controls: [String] {
        (settings.kind.stages.contains(.ingest) ? ["ingest-control"] : [])
            + (settings.kind.stages.contains(.aggregate) ? ["aggregate-control"] : [])
            + (settings.kind.stages.contains(.extract) ? readerControls : [])
    }

    /// The names of the control sockets of the readers.
    private var readerControls: [String] {
        (0..<settings.readersProcesses).map { $0 == 0 ? "extract-control" : "extract-\($0 + 1)-control" }
    }

    /// The catalogue of the node.
    /// - Throws: `StartError` when it cannot be loaded.
    func catalogueText() throws(StartError) -> CatalogueText {
        do {
            return try settings.catalogue.map { try CatalogueText(contentsOf: URL(filePath: path($0))) }
                ?? CatalogueText.bundled()
        } catch {
            throw StartError(.configuration, zh: "无法载入目录：\(error)", en: "the catalogue cannot be loaded: \(error)")
        }
    }

    /// What the supervisor starts.
    /// - Throws: `StartError` when the folder of sockets cannot be used, or the kind of the node wants other settings.
    func layout() throws(StartError) -> LocalLine.Layout {
        if let fault = settings.kind.fault(of: settings) { throw StartError(.configuration, fault) }
        let sockets = try RuntimeDirectory(socketsPath)
        // The longest name of a socket: a folder that is too deep is told before anything starts.
        _ = try sockets.endpoint("aggregate-control.lock")
        var layout = LocalLine.Layout(
            executables: LocalLine.ownFolder, data: path(settings.data), sockets: sockets,
            catalogue: settings.catalogue.map(path))
        layout.node = settings.node
        layout.stages = settings.kind.stages
        if settings.kind == .reader {
            layout.elsewhere = [:]
            layout.elsewhere["work"] = settings.readsFor.work
            layout.elsewhere["store"] = settings.readsFor.store
            // Readers keep announced keys there and nothing else; one that cannot write them says so.
            try? FileManager.default.createDirectory(
                atPath: path(settings.data), withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700])
        }
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
        func set(_ stage: LocalLine.Stage, _ key: String, _ value: String?) {
            if let value { environment["SHANGJI_\(stage.rawValue.uppercased())_" + key] = value }
        }
        set(.aggregate, "PLACE", settings.place)
        set(.aggregate, "ROSTER", settings.roster.map(path))
        set(.aggregate, "REPORT_DUE", settings.reportDue)
        set(.aggregate, "UPLINK_LISTEN", settings.uplink.listen)
        set(.aggregate, "UPLINK_PARENT", settings.uplink.parent)
        set(.aggregate, "UPLINK_PARENT_KEY", settings.uplink.parentKey)
        set(.aggregate, "STORE_LISTEN", settings.doors.store)
        set(.ingest, "SUBMIT_LISTEN", settings.doors.submit)
        set(.ingest, "WORK_LISTEN", settings.doors.work)
        set(.ingest, "WATCH_FOLDER", settings.watch.map(path))
        for stage in [LocalLine.Stage.aggregate, .ingest] {
            set(stage, "KEYS_OWN", settings.keys.own.map(path))
            set(stage, "KEYS_ADMITTED", settings.keys.admitted.map(path))
            set(stage, "KEYS_ANNOUNCED", announcedKeys)
            set(stage, "PEERS_CONNECTIONS", String(settings.peers.connections))
            set(stage, "PEERS_RATE_MESSAGES_PER_SECOND", String(settings.peers.rateMessagesPerSecond))
            set(stage, "PEERS_BURST_MESSAGES", String(settings.peers.burstMessages))
        }
        switch settings.kind {
        case .full: break
        case .forwarder:
            set(.ingest, "FORWARD_PARENT", settings.uplink.parent)
            set(.ingest, "FORWARD_PARENT_KEY", settings.uplink.parentKey)
        case .reader:
            set(.extract, "SERVER_KEY", settings.readsFor.key)
            set(.extract, "KEYS_OWN", settings.keys.own.map(path))
            set(.extract, "KEYS_ANNOUNCED", announcedKeys)
        }
        return environment
    }
}
