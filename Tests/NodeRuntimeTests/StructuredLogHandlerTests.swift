import Foundation
import Logging
import Seeds
import Synchronization
import Testing

@testable import NodeRuntime

@Suite struct StructuredLogHandlerTests {
    /// Logs one event with `metadata` and gives the line.
    private func line(
        _ format: LogFormat, message: Logger.Message = "document taken", _ metadata: Logger.Metadata = [:]
    ) throws -> String {
        let lines = Lines()
        lines.logger(format).info(message, metadata: metadata)
        #expect(lines.all.count == 1)
        return try #require(lines.all.first)
    }

    @Test func logfmt_whenPlain_readsLikeASentence() throws {
        #expect(
            try line(.logfmt, ["document.bytes": .stringConvertible(812), "place": "浙江省"])
                == """
                time=2026-01-31T08:15:00.007Z level=info service=shangji-sample message="document taken" \
                document.bytes=812 place=浙江省
                """)
    }

    @Test func json_whenPlain_hasTheSameKeys() throws {
        #expect(
            try line(.json, ["document.bytes": .stringConvertible(812), "ok": .stringConvertible(true), "n": "7"])
                == """
                {"time":"2026-01-31T08:15:00.007Z","level":"info","service":"shangji-sample",\
                "message":"document taken","document.bytes":812,"n":"7","ok":true}
                """)
    }

    @Test func line_whenMetadataIsNested_flattensDictionariesAndKeepsLists() throws {
        let metadata: Logger.Metadata = ["peer": ["address": "a b", "node": ["id": "n1"]], "parts": ["x", "y z"]]
        let parsed = try #require(LogfmtLine(line(.logfmt, metadata)))
        #expect(parsed["peer.address"] == "a b")
        #expect(parsed["peer.node.id"] == "n1")
        #expect(parsed["parts"] == "[x,y z]")
        #expect(try line(.json, metadata).hasSuffix(#""parts":["x","y z"],"peer.address":"a b","peer.node.id":"n1"}"#))
    }

    @Test func line_whenMetadataUsesAKeyOfTheHead_keepsBoth() throws {
        let parsed = try #require(LogfmtLine(line(.logfmt, ["level": "high", "time": "then"])))
        #expect(parsed["level"] == "info")
        #expect(parsed["data.level"] == "high")
        #expect(parsed["data.time"] == "then")
    }

    @Test func line_whenValuesAreHostile_staysOneLineThatReadsBack() throws {
        var random = SeededGenerator(seed: 7)
        let alphabet: [Character] = [
            "a", " ", "=", "\"", "\\", "\n", "\r", "\t", "\u{0}", "\u{1B}", "\u{85}", "\u{2028}", "\u{202E}", "中", "😀",
            "\u{E0041}",
        ]
        for _ in 0..<500 {
            let value = String(
                (0..<Int.random(in: 0...12, using: &random)).compactMap { _ in alphabet.randomElement(using: &random) })
            let logfmt = try line(.logfmt, ["value": .string(value), "key \(value)": "x"])
            #expect(!logfmt.unicodeScalars.contains { $0.properties.generalCategory == .control })
            #expect(!logfmt.contains("\u{2028}") && !logfmt.contains("\u{202E}"))
            #expect(LogfmtLine(logfmt)?["value"] == value, "\(logfmt)")

            let json = try line(.json, ["value": .string(value)])
            #expect(!json.contains("\n"))
            let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
            #expect(object?["value"] as? String == value)
        }
    }

    @Test func log_whenBelowTheLevel_writesNothing() {
        let lines = Lines()
        var logger = lines.logger(.logfmt)
        logger.logLevel = .warning
        logger.info("quiet")
        logger.error("loud")
        #expect(lines.all.count == 1)
    }

    @Test func log_whenKeysAreEqual_takesTheNearest() throws {
        let lines = Lines()
        var logger = lines.logger(.logfmt)
        logger[metadataKey: "place"] = "logger"
        logger[metadataKey: "node"] = "n1"
        logger.info("event", metadata: ["place": "event"])
        let line = try #require(lines.all.first)
        let parsed = try #require(LogfmtLine(line))
        #expect(parsed["place"] == "event")
        #expect(parsed["node"] == "n1")
    }

    @Test func log_whenAnErrorIsGiven_writesIt() throws {
        let lines = Lines()
        lines.logger(.logfmt).error("failed", error: StartError(.data, zh: "没有这一项", en: "no such thing"))
        let line = try #require(lines.all.first)
        #expect(LogfmtLine(line)?["error"] == "no such thing")
    }

    @Test(arguments: [(0, "1970-01-01T00:00:00.000Z"), (951_782_400, "2000-02-29T00:00:00.000Z")])
    func time_whenWritten_isUTC(seconds: Int, expected: String) {
        #expect(WallTime(seconds: seconds, nanoseconds: 999_999).text == expected)
    }
}

/// Collects what a logger writes.
private final class Lines: Sendable {
    private let written = Mutex<[String]>([])

    var all: [String] { written.withLock { $0 } }

    func logger(_ format: LogFormat) -> Logger {
        Logger(label: "test") { _ in
            StructuredLogHandler(
                service: "shangji-sample", level: .info, format: format,
                now: { WallTime(seconds: 1_769_847_300, nanoseconds: 7_654_321) },
                write: { line in self.written.withLock { $0.append(line) } })
        }
    }
}
