import Documents
import FaultLine
import Foundation
import Subprocess
import Supervision
import SystemPackage
import Testing
import ZeroMQ

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
        let (isDone, output, errors) = try await submit(files, to: "ipc://\(node.folder.path)/data/run/submit")
        #expect(isDone, "\(errors)\n\(node.log)")
        for (text, state) in zip(texts, ["settled county-1", "settled county-1", "dead not_text"]) {
            let id = DocumentID(hashing: text.utf8)
            #expect(output.contains("\(id) \(state)"), "\(output)")
        }
        #expect(try await up.stop() == .exited(0))
    }

    /// From another machine it comes over CURVE under a key that was admitted, and may hand in for its own place alone.
    @Test func client_inPython_handsInOverCurveForItsPlaceAlone() async throws {
        let node = try TestNode.withDoors("430600", name: "yueyang")
        let up = try await node.up()
        let keys = try CurveKeyPair.generate()
        var environment: [Environment.Key: String?] = [
            "NODE": "yueyangxian", "SERVER_KEY": node.publicKey, "PUBLIC_KEY": keys.publicKey.description,
            "SECRET_KEY": keys.secretText,
        ]
        let admitted = try await node.run(
            "node", "admit", "--role", "forwarder", "--name", "yueyangxian", "--place", "430621", "--key",
            keys.publicKey.description)
        #expect(admitted.status == 0, "\(admitted.errors)")
        let texts = [CountyReport.text("岳阳县"), CountyReport.text("平江县")]
        let files = try texts.enumerated().map { try node.write($0.element, to: "in/\($0.offset).txt").path }
        let door = try #require(node.door("submit"))
        let (isDone, output, errors) = try await submit(files, to: door, environment)
        #expect(isDone, "\(errors)\n\(node.log)")
        #expect(output.contains("\(DocumentID(hashing: texts[0].utf8)) settled yueyang"), "\(output)")
        #expect(output.contains("\(DocumentID(hashing: texts[1].utf8)) dead "), "\(output)")
        #expect(try await node.counts("aggregate")["read"] == 1)
        // Under another name the same key gets nothing.
        environment["NODE"] = "pingjiang"
        let other = try await submit(files, to: door, environment)
        #expect(!other.isDone && other.errors.contains("forbidden"), "\(other)")
        #expect(try await up.stop() == .exited(0))
    }

    private func submit(
        _ files: [String], to endpoint: String, _ environment: [Environment.Key: String?] = [:]
    ) async throws -> (isDone: Bool, output: String, errors: String) {
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Clients/submit.py").path
        let result = try await Subprocess.run(
            .path("/usr/bin/python3"), arguments: Arguments([script, endpoint, "settled"] + files),
            environment: .inherit.updating(environment), output: .string(limit: 1 << 20),
            error: .string(limit: 1 << 20))
        return (result.terminationStatus == .exited(0), result.standardOutput, result.standardError)
    }
}
