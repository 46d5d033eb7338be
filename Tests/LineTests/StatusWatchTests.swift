import FaultLine
import Foundation
import NodeRuntime
import Subprocess
import Supervision
import SystemPackage
import Testing

/// `shangji status --watch` into a pipe.
@Suite(.timeLimit(.minutes(3))) struct StatusWatchTests {
    /// Runs the command until it has printed two pictures, then asks it to end as Ctrl-C does.
    private static func watch(_ node: TestNode, _ arguments: String..., marks: String) async throws -> (Int32, String) {
        let outcome = try await Subprocess.run(
            .path(FilePath("\(LocalLine.ownFolder)/shangji")), arguments: Arguments(["status", "--watch"] + arguments),
            environment: .inherit.updating(["LANG": "C.UTF-8", "SHANGJI_NODE": node.configuration.path, "TZ": "UTC"]),
            input: .none, output: .sequence, error: .discarded
        ) { execution in
            var text = ""
            for try await piece in execution.standardOutput.strings() {
                text += piece + "\n"
                if text.components(separatedBy: marks).count == 3 { try execution.send(signal: .interrupt) }
            }
            return text
        }
        guard case .exited(let status) = outcome.terminationStatus else { return (-1, outcome.closureResult) }
        return (status, outcome.closureResult)
    }

    @Test func watch_intoAPipe_printsEachPictureUnderItsTime_andEndsCleanly() async throws {
        let node = try TestNode()
        let up = try await node.up()
        let (status, text) = try await Self.watch(node, "1", marks: "== 20")
        #expect(status == 0)
        #expect(text.components(separatedBy: "Node county-1").count >= 2)
        #expect(!text.contains("\u{1B}"))
        let (end, lines) = try await Self.watch(node, "1", "--json", marks: "\"node\":")
        #expect(end == 0)
        for line in lines.split(separator: "\n") {
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            #expect((object?["time"] as? Int ?? 0) > 1_700_000_000_000)
        }
        #expect(try await up.stop() == .exited(0))
    }

    @Test(arguments: ["0", "-5", "soon", "100000"]) func watch_withAWrongPause_isRefused(_ pause: String) async throws {
        let node = try TestNode()
        #expect(try await node.run("status", "--watch", pause).status == ExitReason.usage.rawValue)
    }
}
