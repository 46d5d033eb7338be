import Foundation
import NodeRuntime
import Subprocess
import Supervision
import SystemPackage

/// A permanent node, as `shangji up` runs it, in a folder of its own, and the commands that ask it.
final class TestNode: Sendable {
    /// What a command said.
    struct Answer {
        var status: Int32
        var output: String
        var errors: String

        /// The output as JSON objects, one a line.
        var objects: [[String: Any]] {
            output.split(separator: "\n").compactMap {
                try? JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
            }
        }

        /// Whether every document that it tells of is stored. Where the root has it by then, that is told instead.
        var areStored: Bool {
            !objects.isEmpty && objects.allSatisfy { ["stored", "settled"].contains($0["state"] as? String ?? "") }
        }
    }

    let folder: URL
    let name: String

    /// - Parameters:
    ///   - settings: lines of the node's configuration.
    ///   - name: its name.
    init(_ settings: String = "", name: String = "county-1") throws {
        self.name = name
        folder = URL(filePath: "/tmp/shangji-node-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(("node: \(name)\n" + settings).utf8).write(to: configuration)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    var configuration: URL { folder.appending(path: "node.yaml") }

    /// The log of the supervisor and all services.
    var log: String { (try? String(contentsOf: folder.appending(path: "log"), encoding: .utf8)) ?? "" }

    /// Starts the node and waits until it is ready.
    func up(_ environment: [String: String] = [:], arguments: [String] = []) async throws -> ChildProcess {
        try await ChildProcess.start(
            ChildProcess.Plan(
                executable: "\(LocalLine.ownFolder)/shangji", environment: environment,
                arguments: ["up", configuration.path] + arguments, log: folder.appending(path: "log").path))
    }

    /// Runs a command against the node.
    func run(_ arguments: String..., input: String = "") async throws -> Answer {
        let result = try await Subprocess.run(
            .path(FilePath("\(LocalLine.ownFolder)/shangji")), arguments: Arguments(arguments),
            environment: .inherit.updating(["LANG": "C.UTF-8", "SHANGJI_NODE": configuration.path, "TZ": "UTC"]),
            input: .string(input), output: .string(limit: 64 << 20), error: .string(limit: 1 << 20))
        let status: Int32 = if case .exited(let code) = result.terminationStatus { code } else { -1 }
        return Answer(status: status, output: result.standardOutput, errors: result.standardError)
    }

    /// Writes a file into a folder of the node.
    @discardableResult
    func write(_ text: String, to path: String) throws -> URL {
        let file = folder.appending(path: path)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file, options: .atomic)
        return file
    }

    /// Waits until a file exists; the test's time limit ends a wait for one that never comes.
    func file(_ path: String) async throws -> URL {
        let file = folder.appending(path: path)
        return try await polled { FileManager.default.fileExists(atPath: file.path) ? file : nil }
    }
}
