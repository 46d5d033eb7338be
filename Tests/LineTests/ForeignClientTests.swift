import Documents
import FaultLine
import Foundation
import Subprocess
import Supervision
import SystemPackage
import Testing

/// A client in another language, written from the protocol article alone.
@Suite(.timeLimit(.minutes(2))) struct ForeignClientTests {
    @Test func client_inPython_handsInSmallLargeAndUnreadableDocuments() async throws {
        let node = try TestNode()
        let up = try await node.up()
        let sentence = "岳阳县2023年度法治政府建设情况报告（数字均为虚构）\n\n全年受理行政复议案件41件。\n"
        let texts = [
            sentence, sentence + String(repeating: "深入学习贯彻。", count: 60_000), "\u{0}\u{1}\u{0}not text",
        ]
        let files = try texts.enumerated().map { try node.write($0.element, to: "in/\($0.offset).txt").path }
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Clients/submit.py").path
        let socket = "ipc://\(node.folder.path)/data/run/submit"
        let result = try await Subprocess.run(
            .path("/usr/bin/python3"), arguments: Arguments([script, socket, "settled"] + files),
            output: .string(limit: 1 << 20), error: .string(limit: 1 << 20))
        let output = result.standardOutput
        #expect(result.terminationStatus == .exited(0), "\(result.standardError)\n\(node.log)")
        for (text, state) in zip(texts, ["settled county-1", "settled county-1", "dead not_text"]) {
            let id = DocumentID(hashing: text.utf8)
            #expect(output.contains("\(id) \(state)"), "\(output)")
        }
        #expect(try await up.stop() == .exited(0))
    }
}
