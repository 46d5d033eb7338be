import NodeRuntime
import Phrases
import Subprocess
import Synchronization
import SystemPackage

/// A service as a process of its own: started, awaited until it is ready, stopped or killed, awaited until it has ended.
///
/// It is a process group of its own, so that Ctrl-C at the terminal reaches only whoever started it, who then stops the
/// services in their order. Its log goes to a file.
public final class ChildProcess: Sendable {
    /// How a process ended.
    public enum End: Hashable, Sendable {
        /// By itself, with a status.
        case exited(Int32)
        /// By a signal.
        case killed(Int32)
    }

    /// What to start.
    public struct Plan: Sendable {
        /// The path of the executable.
        public var executable: String
        /// What is added to the environment of this process.
        public var environment: [String: String]
        /// What is said on its command line, beside the parent with which it ends.
        public var arguments: [String]
        /// The file to which its log is appended; `nil` lets it write to the standard error of this process, so that
        /// several services make one log.
        public var log: String?

        /// Makes a plan.
        public init(executable: String, environment: [String: String], arguments: [String] = [], log: String?) {
            self.executable = executable
            self.environment = environment
            self.arguments = arguments
            self.log = log
        }

        /// The last part of the executable's path.
        public var name: String { executable.split(separator: "/").last.map(String.init) ?? executable }
    }

    /// What was started.
    public let plan: Plan
    /// What it said when it was ready.
    public let ready: ReadyLine
    private let whole: Task<End, any Error>

    private init(plan: Plan, ready: ReadyLine, whole: Task<End, any Error>) {
        self.plan = plan
        self.ready = ready
        self.whole = whole
    }

    /// Starts the process and returns when it is ready.
    ///
    /// - Throws: ``StartError`` with what it wrote last when it ends before it is ready, or when the executable is missing.
    public static func start(_ plan: Plan) async throws -> ChildProcess {
        let (lines, line) = AsyncStream<ReadyLine>.makeStream()
        let whole = Task { try await run(plan, ready: line) }
        for await ready in lines { return ChildProcess(plan: plan, ready: ready, whole: whole) }
        let end: End
        do {
            end = try await whole.value
        } catch let error as StartError {
            throw error
        } catch {
            let why = words(of: error)
            throw StartError(
                .unavailable, zh: "无法启动 \(plan.executable)：\(why.zh)",
                en: "\(plan.executable) cannot be started: \(why.en)")
        }
        let reason = if case .exited(let status) = end { ExitReason(rawValue: status) } else { nil as ExitReason? }
        guard let words = plan.log.flatMap({ LastWords(of: $0).text }) else {
            throw StartError(
                reason ?? .unavailable, zh: "\(plan.name) 未能就绪即已结束；原因见其运行日志",
                en: "\(plan.name) ended before it was ready; its log says why")
        }
        // Logs are in English.
        throw StartError(reason ?? .unavailable, zh: "\(plan.name) 未能启动，其运行日志记：\(words)", en: words)
    }

    /// The system's words for the call that was refused, where it is known.
    private static func words(of error: any Error) -> Phrase {
        guard let refused = error as? Errno ?? (error as? SubprocessError)?.underlyingError else {
            return Phrase(zh: "\(error)", en: "\(error)")
        }
        return SystemFailure(code: refused.rawValue).words
    }

    /// The file of a log, to be appended to.
    private static func opened(log path: String) throws -> FileDescriptor {
        do {
            return try FileDescriptor.open(
                FilePath(path), .writeOnly, options: [.create, .append], permissions: [.ownerReadWrite])
        } catch {
            let why = words(of: error)
            throw StartError(
                .cannotCreate, zh: "无法写入运行日志 \(path)：\(why.zh)", en: "cannot write the log \(path): \(why.en)")
        }
    }

    private static func run(_ plan: Plan, ready: AsyncStream<ReadyLine>.Continuation) async throws -> End {
        defer { ready.finish() }
        let log = try plan.log.map(opened)
        var platform = PlatformOptions()
        platform.processGroupID = 0
        let outcome = try await Subprocess.run(
            .path(FilePath(plan.executable)),
            arguments: Arguments(plan.arguments + ["--exit-with-parent", String(getProcess())]),
            environment: .inherit.updating(
                Dictionary(
                    uniqueKeysWithValues: plan.environment.map { (Environment.Key(stringLiteral: $0.key), $0.value) })),
            platformOptions: platform, input: .none, output: .sequence,
            error: .fileDescriptor(log ?? .standardError, closeAfterSpawningProcess: log != nil)
        ) { execution in
            for try await text in execution.standardOutput.strings() {
                if let line = ReadyLine(text) { ready.yield(line) }
            }
        }
        switch outcome.terminationStatus {
        case .exited(let status): return .exited(status)
        case .signaled(let signal): return .killed(signal)
        }
    }

    /// Sends a signal: `SIGTERM` to stop it cleanly, `SIGKILL`, `SIGSTOP`, `SIGCONT` in tests. One that has ended ignores it.
    public func send(_ signal: Int32) { sendSignal(ready.process, signal) }

    /// Waits until it has ended.
    public func ended() async throws -> End { try await whole.value }

    /// Stops it cleanly and waits until it has ended; one that has not ended after `grace` is killed.
    @discardableResult
    public func stop(within grace: Duration, clock: some Clock<Duration> = ContinuousClock()) async throws -> End {
        let killer = Task {
            try await clock.sleep(for: grace)
            send(killSignal)
        }
        defer { killer.cancel() }
        return try await stop()
    }

    /// Stops it cleanly and waits until it has ended.
    @discardableResult
    public func stop() async throws -> End {
        send(terminateSignal)
        return try await ended()
    }
}
