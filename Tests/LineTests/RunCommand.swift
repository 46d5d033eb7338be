import Foundation
import Subprocess
import Supervision
import SystemPackage

/// `shangji run` as a user starts it, in a folder of its own.
final class RunCommand: Sendable {
    /// What the command said.
    struct Answer {
        var status: Int32
        var errors: String
        var output: String

        /// The rows of one table of `--json`.
        func rows(_ table: String) -> [[String: Any]] {
            let object = try? JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any]
            return object?[table] as? [[String: Any]] ?? []
        }
    }

    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "shangji-run-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(at: reports, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// The folder that is handed in.
    var reports: URL { folder.appending(path: "reports") }

    /// Writes a report.
    func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: reports.appending(path: name))
    }

    /// Where the program lies.
    static let program = "\(LocalLine.ownFolder)/shangji"

    /// The words of a run over the folder, behind the program's name.
    func words(_ more: [String]) -> [String] {
        ["run", reports.path, "--data", folder.appending(path: "data").path] + more
    }

    /// Runs over the folder to the end.
    func run(_ more: String...) async throws -> Answer { try await Self.answer(to: words(more)) }

    /// What the program says to these words.
    static func answer(to words: [String]) async throws -> Answer {
        let result = try await Subprocess.run(
            .path(FilePath(program)), arguments: Arguments(words),
            environment: .inherit.updating(["LANG": "C.UTF-8"]), output: .string(limit: 64 << 20),
            error: .string(limit: 1 << 20))
        let status: Int32 = if case .exited(let code) = result.terminationStatus { code } else { -1 }
        return Answer(status: status, errors: result.standardError, output: result.standardOutput)
    }
}
