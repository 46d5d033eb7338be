import Foundation
import NodeRuntime
import Subprocess
import Supervision
import SystemPackage

/// A permanent node, as `shangji up` runs it, in a folder of its own, and the commands that ask it.
public final class TestNode: Sendable {
    /// What a command said.
    public struct Answer {
        /// Its exit status; -1 when a signal ended it.
        public var status: Int32
        /// What it wrote to standard output.
        public var output: String
        /// What it wrote to standard error.
        public var errors: String

        /// The output as JSON objects, one a line.
        public var objects: [[String: Any]] {
            output.split(separator: "\n").compactMap {
                try? JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
            }
        }

        /// Whether every document that it tells of is stored. Where the root has it by then, that is told instead.
        public var areStored: Bool {
            !objects.isEmpty && objects.allSatisfy { ["stored", "settled"].contains($0["state"] as? String ?? "") }
        }
    }

    /// All that it has, removed with it.
    public let folder: URL
    /// Its name.
    public let name: String

    /// Makes the folder and the configuration; nothing starts yet.
    /// - Parameters:
    ///   - settings: lines of the node's configuration.
    ///   - name: its name.
    public init(_ settings: String = "", name: String = "county-1") throws {
        self.name = name
        folder = URL(filePath: "/tmp/shangji-node-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(("node: \(name)\n" + settings).utf8).write(to: configuration)
    }

    /// Takes a folder that `shangji node init` wrote.
    /// - Parameter name: the name that the node was given.
    public init(made folder: URL, name: String) {
        self.folder = folder
        self.name = name
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// The file of its settings.
    public var configuration: URL { folder.appending(path: "node.yaml") }

    /// The log of the supervisor and all services.
    public var log: String { (try? String(contentsOf: folder.appending(path: "log"), encoding: .utf8)) ?? "" }

    /// Starts the node and waits until it is ready.
    /// - Parameter wrapper: a command that ends by executing its arguments, such as `ip netns exec NAME`; none when empty.
    public func up(
        _ environment: [String: String] = [:], arguments: [String] = [], wrapper: [String] = []
    ) async throws -> ChildProcess {
        try await ChildProcess.start(
            ChildProcess.Plan(
                executable: try executable(within: wrapper), environment: environment,
                arguments: ["up", configuration.path] + arguments, log: folder.appending(path: "log").path))
    }

    private func executable(within wrapper: [String]) throws -> String {
        let executable = "\(LocalLine.ownFolder)/shangji"
        guard !wrapper.isEmpty else { return executable }
        let words = (wrapper + [executable]).map { "'\($0)'" }.joined(separator: " ")
        let script = try write("#!/bin/sh\nexec \(words) \"$@\"\n", to: "start")
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: script.path)
        return script.path
    }

    /// Runs a command against the node.
    /// - Parameters:
    ///   - files: further arguments.
    ///   - working: the folder in which it runs; that of this process when `nil`.
    public func run(
        _ arguments: String..., files: [String] = [], input: String = "", in working: URL? = nil
    ) async throws -> Answer {
        try await execute("\(LocalLine.ownFolder)/shangji", arguments + files, input: input, in: working)
    }

    /// Runs a line as an operator types it into a shell, against the node.
    public func typed(_ line: String) async throws -> Answer { try await execute("/bin/sh", ["-c", line]) }

    private func execute(
        _ program: String, _ arguments: [String], input: String = "", in working: URL? = nil
    ) async throws -> Answer {
        let path = "\(LocalLine.ownFolder):\(ProcessInfo.processInfo.environment["PATH"] ?? "")"
        let result = try await Subprocess.run(
            .path(FilePath(program)), arguments: Arguments(arguments),
            environment: .inherit.updating([
                "LANG": "C.UTF-8", "SHANGJI_NODE": configuration.path, "TZ": "UTC", "PATH": path,
            ]),
            workingDirectory: working.map { FilePath($0.path) }, input: .string(input),
            output: .string(limit: 64 << 20), error: .string(limit: 1 << 20))
        let status: Int32 = if case .exited(let code) = result.terminationStatus { code } else { -1 }
        return Answer(status: status, output: result.standardOutput, errors: result.standardError)
    }

    /// Writes a file into a folder of the node.
    @discardableResult
    public func write(_ text: String, to path: String) throws -> URL {
        let file = folder.appending(path: path)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file, options: .atomic)
        return file
    }

    /// Waits until a file exists; the test's time limit ends a wait for one that never comes.
    public func file(_ path: String) async throws -> URL {
        let file = folder.appending(path: path)
        return try await polled { FileManager.default.fileExists(atPath: file.path) ? file : nil }
    }
}
