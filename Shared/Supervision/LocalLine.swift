import FoundationEssentials
import NodeRuntime
import Phrases

/// The three services of one node on this machine, as processes that talk over ipc sockets.
public struct LocalLine: Sendable {
    /// What runs where.
    public struct Layout: Sendable {
        /// The folder of the executables.
        public var executables: String
        /// The folder of journal, ledger and logs.
        public var data: String
        /// The folder of the sockets.
        public var sockets: RuntimeDirectory
        /// A catalogue of one's own.
        public var catalogue: String?
        /// The name of the node.
        public var node = "local"
        /// The folder into which each service writes its log; `nil` lets all write to the standard error of this process.
        public var logs: String?
        /// Configuration files of services that need more than this layout says.
        public var configurations: [Stage: String] = [:]
        /// Where the services tell how they are; each has a port of its own, see ``LocalLine/metricsAddress(of:reader:)``.
        public var metrics = MetricsSettings()
        /// What runs, in the order in which it starts; a node of some kinds runs only part of the line.
        public var stages = Stage.allCases
        /// Endpoints on other machines that go before those of this one, by the names of their sockets.
        public var elsewhere: [String: String] = [:]
        /// Further environment of every service, such as fail points in tests.
        public var environment: [String: String] = [:]

        /// Makes a layout; `executables` is usually ``LocalLine/ownFolder``.
        public init(executables: String, data: String, sockets: RuntimeDirectory, catalogue: String? = nil) {
            self.executables = executables
            self.data = data
            self.sockets = sockets
            self.catalogue = catalogue
            logs = data + "/logs"
        }

        /// The endpoint of a socket by its name.
        public func endpoint(_ name: String) -> String { elsewhere[name] ?? "ipc://\(sockets.path)/\(name)" }
    }

    /// The services, in the order in which they start.
    public enum Stage: String, Sendable, CaseIterable {
        /// Keeps the ledger.
        case aggregate
        /// Keeps the journal.
        case ingest
        /// Reads.
        case extract
    }

    /// The folder in which the running program lies, where its sisters lie too.
    public static var ownFolder: String {
        let path = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        return path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    }

    /// What runs where.
    public let layout: Layout

    /// Prepares the line; nothing starts yet.
    public init(_ layout: Layout) { self.layout = layout }

    /// Where a service tells how it is: aggregate at the configured port, ingest at the next one, readers at those behind.
    /// - Parameter reader: which of several readers, from 1.
    public func metricsAddress(of stage: Stage, reader: Int = 1) -> ListenAddress? {
        layout.metrics.listen?.further(Self.metricsOffset(of: stage, reader: reader))
    }

    /// How far behind the configured port that of a service is.
    public static func metricsOffset(of stage: Stage, reader: Int = 1) -> Int {
        switch stage {
        case .aggregate: 0
        case .ingest: 1
        case .extract: 1 + reader
        }
    }

    /// What is started for a stage.
    /// - Parameter reader: which of several readers, from 1; the other stages run once.
    public func plan(_ stage: Stage, reader: Int = 1) -> ChildProcess.Plan {
        var environment = layout.environment
        let instance = reader == 1 ? stage.rawValue : "\(stage.rawValue)-\(reader)"
        func set(_ key: String, _ value: String) {
            environment["SHANGJI_\(stage.rawValue.uppercased())_\(key)"] = value
        }
        set("NODE", layout.node)
        if let address = metricsAddress(of: stage, reader: reader) { set("METRICS_LISTEN", address.description) }
        if let token = layout.metrics.token { set("METRICS_TOKEN", token) }
        switch stage {
        case .aggregate:
            set("DATA", layout.data + "/aggregate")
            set("STORE", layout.endpoint("store"))
            set("CONTROL", layout.endpoint("aggregate-control"))
            if let catalogue = layout.catalogue { set("CATALOGUE", catalogue) }
        case .ingest:
            set("DATA", layout.data + "/ingest")
            set("SUBMIT_ENDPOINT", layout.endpoint("submit"))
            set("WORK_ENDPOINT", layout.endpoint("work"))
            set("CONTROL", layout.endpoint("ingest-control"))
            set("LEDGER", layout.endpoint("store"))
        case .extract:
            set("WORK", layout.endpoint("work"))
            set("LEDGER", layout.endpoint("store"))
            set("NAME", "extract-\(reader)")
            set("CONTROL", layout.endpoint("\(instance)-control"))
            if let catalogue = layout.catalogue { set("CATALOGUE", catalogue) }
        }
        return ChildProcess.Plan(
            executable: "\(layout.executables)/shangji-\(stage.rawValue)", environment: environment,
            arguments: layout.configurations[stage].map { ["--config", $0] } ?? [],
            log: layout.logs.map { "\($0)/\(instance).log" })
    }

    /// Starts one service and returns when it is ready.
    /// - Throws: `StartError` with what it said when it cannot start.
    public func start(_ stage: Stage) async throws -> ChildProcess {
        do {
            if let logs = layout.logs {
                try FileManager.default.createDirectory(
                    atPath: logs, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            }
        } catch {
            let why = FileWords.of(error)
            throw StartError(
                .cannotCreate, zh: "无法建立文件夹 \(layout.logs ?? "")：\(why.zh)",
                en: "cannot create the folder \(layout.logs ?? ""): \(why.en)")
        }
        return try await ChildProcess.start(plan(stage))
    }

    /// Starts all three, the ledger first. When one cannot start, those that run are stopped.
    public func startAll() async throws -> [ChildProcess] {
        var running: [ChildProcess] = []
        do {
            for stage in Stage.allCases { running.append(try await start(stage)) }
        } catch {
            try? await Self.stop(running)
            throw error
        }
        return running
    }

    /// Stops services cleanly, the last started first.
    public static func stop(_ running: [ChildProcess]) async throws {
        for child in running.reversed() { try await child.stop() }
    }
}
