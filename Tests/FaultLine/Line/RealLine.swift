import Foundation
import Links
import Messages
import NodeRuntime
import Supervision

/// The services of one node as real processes in folders of their own, made to be disturbed.
///
/// The services bind ipc sockets; where a crossing has a ``Proxy``, whoever connects goes through it over TCP. A process
/// that ends without having been killed or stopped by the test is remembered in ``unexpectedEnds``.
public actor RealLine {
    /// The folder of data and logs, removed with the line.
    public nonisolated let folder: URL
    /// The proxies that stand between the processes.
    public nonisolated let proxies: [Crossing: Proxy]
    private nonisolated let sockets: RuntimeDirectory
    private nonisolated let line: LocalLine

    private var running: [Member: ChildProcess] = [:]
    private var dismissed: Set<Int32> = []
    /// What was said by processes that ended without being asked to.
    public private(set) var unexpectedEnds: [String] = []

    /// Prepares a line; nothing starts yet.
    ///
    /// - Parameters:
    ///   - environment: settings of all its services, over ``shortLimits``.
    ///   - crossings: where proxies stand.
    ///   - hasShortLimits: whether ``shortLimits`` hold, or for measurements those of the product.
    public init(
        environment: [String: String] = [:], crossings: [Crossing] = [], hasShortLimits: Bool = true
    ) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "shangji-fault-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let sockets = try RuntimeDirectory.temporary(environment: [:])
        self.sockets = sockets
        var layout = LocalLine.Layout(
            executables: LocalLine.ownFolder, data: folder.appending(path: "data").path, sockets: sockets)
        layout.environment = (hasShortLimits ? Self.shortLimits : [:]).merging(environment) { $1 }
        line = LocalLine(layout)
        proxies = try Dictionary(
            uniqueKeysWithValues: crossings.map { ($0, try Proxy(to: .file("\(sockets.path)/\($0.rawValue)"))) })
        try FileManager.default.createDirectory(
            at: folder.appending(path: "data/logs"), withIntermediateDirectories: true)
    }

    deinit {
        for child in running.values { child.send(SIGKILL) }
        for proxy in proxies.values { proxy.close() }
        sockets.remove()
        try? FileManager.default.removeItem(at: folder)
    }

    /// Silence after which a lease ends, in milliseconds: short, so that a test can outlast it.
    public static let silenceMilliseconds = 1_000

    /// For tests of what is no reader's fault: on a busy machine one may be late, and that is another test's matter.
    public static let calm = ["SHANGJI_INGEST_WORK_SILENCE_MILLISECONDS": "20000"]

    /// Limits in time that are short enough for tests.
    public static let shortLimits = [
        "SHANGJI_INGEST_WORK_SILENCE_MILLISECONDS": "\(silenceMilliseconds)",
        "SHANGJI_INGEST_WORK_HEARTBEAT_MILLISECONDS": "200",
        "SHANGJI_INGEST_WORK_FIRST_PAUSE_MILLISECONDS": "100",
        "SHANGJI_INGEST_WORK_LONGEST_PAUSE_SECONDS": "1",
        "SHANGJI_INGEST_JOURNAL_RETRY_AFTER_SECONDS": "1",
    ]

    /// Where to connect to for a crossing: the proxy's address, else the socket itself.
    public nonisolated func endpoint(_ crossing: Crossing) -> String {
        proxies[crossing]?.endpoint ?? line.layout.endpoint(crossing.rawValue)
    }

    /// The folder of journal or ledger.
    public nonisolated func data(_ member: Member) -> URL { folder.appending(path: "data/\(member.stage.rawValue)") }

    /// What a process has logged so far, over all its lives.
    public nonisolated func log(_ member: Member) -> String {
        (try? String(contentsOfFile: plan(member).log ?? "", encoding: .utf8)) ?? ""
    }

    /// The lines that a process has logged so far which hold `text`.
    public nonisolated func lines(_ member: Member, _ text: String) -> [String] {
        log(member).split(separator: "\n").filter { $0.contains(text) }.map(String.init)
    }

    /// Waits until a process has logged a line that holds `text`.
    ///
    /// Nothing tells of a file that grows, so it is looked at again and again.
    /// - Throws: ``NotLogged`` when it has not within ``patience``.
    public nonisolated func logged(_ member: Member, _ text: String) async throws {
        let end = ContinuousClock.now + Self.patience
        while !log(member).contains(text) {
            guard ContinuousClock.now < end else { throw NotLogged(member: member, text: text, log: log(member)) }
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    /// Lets time pass while a fault lasts: how long is a property of the fault, not a wait for something to happen.
    public nonisolated func pass(milliseconds: Int) async throws {
        try await Task.sleep(for: .milliseconds(milliseconds))
    }

    private nonisolated func plan(_ member: Member) -> ChildProcess.Plan {
        var plan = line.plan(member.stage)
        switch member.stage {
        case .aggregate: break
        case .ingest:
            plan.environment["SHANGJI_INGEST_LEDGER"] = endpoint(.store)
        case .extract:
            plan.environment["SHANGJI_EXTRACT_NAME"] = "\(member)"
            plan.environment["SHANGJI_EXTRACT_WORK"] = endpoint(.work)
            plan.environment["SHANGJI_EXTRACT_LEDGER"] = endpoint(.store)
            plan.environment["SHANGJI_EXTRACT_CONTROL"] = line.layout.endpoint("\(member)-control")
            plan.log = folder.appending(path: "data/logs/\(member).log").path
        }
        return plan
    }
}

// MARK: - Life and death

extension RealLine {
    /// The processes of a line with that many readers, in the order in which they start.
    public static func members(readers: Int = 1) -> [Member] {
        [.aggregate, .ingest] + (1...readers).map(Member.extract)
    }

    /// Starts a process and returns when it is ready.
    /// - Throws: `StartError` with what it said when it cannot start.
    @discardableResult
    public func start(_ member: Member, _ start: Start = Start()) async throws -> ChildProcess {
        var plan = plan(member)
        plan.environment.merge(start.environment) { $1 }
        if !start.wrapper.isEmpty { plan.executable = try script(start.wrapper, around: plan.executable, for: member) }
        let child = try await ChildProcess.start(plan)
        running[member] = child
        if start.isDoomed { dismissed.insert(child.ready.process) }
        Task { [weak self] in
            guard let end = try? await child.ended() else { return }
            await self?.ended(member, child, end)
        }
        return child
    }

    /// Starts all processes.
    public func startAll(readers: Int = 1) async throws {
        for member in Self.members(readers: readers) { try await start(member) }
    }

    /// Sends a signal that does not end it, such as `SIGSTOP`.
    public func send(_ signal: Int32, to member: Member) { running[member]?.send(signal) }

    /// Kills a process as a power cut does, and returns when it is gone.
    public func kill(_ member: Member) async throws {
        guard let child = dismiss(member) else { return }
        child.send(SIGKILL)
        _ = try await child.ended()
    }

    /// Stops a process cleanly.
    @discardableResult
    public func stop(_ member: Member) async throws -> ChildProcess.End? {
        guard let child = dismiss(member) else { return nil }
        return try await child.stop()
    }

    /// Stops all processes, the last started first.
    public func stopAll() async throws {
        for member in running.keys.sorted(by: { $0.stage == .extract && $1.stage != .extract }) {
            try await stop(member)
        }
    }

    /// Kills a process that was expected to end by itself, if it still lives.
    func killDoomed(_ member: Member) {
        if let child = running[member], dismissed.contains(child.ready.process) { child.send(SIGKILL) }
    }

    /// Whether a process runs.
    public func runs(_ member: Member) -> Bool { running[member] != nil }

    /// The id of a process that runs.
    public func process(_ member: Member) -> Int32? { running[member]?.ready.process }

    /// The most memory that a process that runs has held so far, in bytes (VmHWM of proc(5)).
    public func peakMemory(_ member: Member) -> Int? {
        guard let process = process(member),
            let status = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
        else { return nil }
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
        return line.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }.first.map { $0 * 1024 }
    }

    /// The processor time that a process that runs has used so far, in seconds (utime and stime of proc(5)).
    public func processorSeconds(_ member: Member) -> Double? {
        guard let process = process(member),
            let stat = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
            let name = stat.lastIndex(of: ")")
        else { return nil }
        // Behind the name in brackets the fields are counted from the third: these are the 14th and the 15th.
        let fields = stat[name...].dropFirst().split(separator: " ")
        guard fields.count > 12, let user = Double(fields[11]), let system = Double(fields[12]) else { return nil }
        return (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
    }

    private func dismiss(_ member: Member) -> ChildProcess? {
        guard let child = running.removeValue(forKey: member) else { return nil }
        dismissed.insert(child.ready.process)
        return child
    }

    private func ended(_ member: Member, _ child: ChildProcess, _ end: ChildProcess.End) {
        if running[member] === child { running[member] = nil }
        guard dismissed.remove(child.ready.process) == nil else { return }
        unexpectedEnds.append("\(member) ended by itself (\(end)): \(log(member).suffix(400))")
    }

    private func script(_ wrapper: [String], around executable: String, for member: Member) throws -> String {
        let file = folder.appending(path: "start-\(member)")
        let words = (wrapper + [executable]).map { "'\($0)'" }.joined(separator: " ")
        try Data("#!/bin/sh\nexec \(words) \"$@\"\n".utf8).write(to: file)
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: file.path)
        return file.path
    }
}

// MARK: - Questions

extension RealLine {
    /// How long an answer may take: far more than any healthy line needs.
    public static let patience = Duration.seconds(90)

    /// Asks a process one question, past all proxies.
    public nonisolated func ask<Answer: MessageBody>(
        _ member: Member, _ question: some MessageBody, for type: Answer.Type
    ) async throws -> Answer {
        let name = member.stage == .extract ? "\(member)-control" : "\(member.stage.rawValue)-control"
        let client = try ControlClient(endpoint: line.layout.endpoint(name))
        do {
            let answer = try await client.ask(question, for: type, within: Self.patience)
            await client.close()
            return answer
        } catch {
            await client.close()
            throw error
        }
    }

    /// The counts of a process, such as ingest's `pending`.
    public nonisolated func counts(_ member: Member) async throws -> [String: Int] {
        try await ask(member, AskStatus(), for: ServiceStatus.self).counts
    }

    /// Waits until nothing is under way: every document is stored or a dead letter, and the ledger has heard of all.
    public nonisolated func quiet() async throws {
        _ = try await ask(.ingest, AskStatus(whenQuiet: true), for: ServiceStatus.self)
    }
}
