import FaultLine
import Foundation
import NodeRuntime
import RawHTTP
import Supervision
import Testing

/// Strangers who knock at a real node without end.
@Suite(.serialized, .timeLimit(.minutes(3))) struct FloodTests {
    @Test func strangers_whoKnockAThousandTimes_areAllCounted_andFewLinesInTheLog() async throws {
        let node = try TestNode.member("430000", name: "hunan", settings: "metrics:\n  listen: 127.0.0.1:0\n")
        let up = try await node.up()
        let port = try #require(node.uplink?.split(separator: ":").last.flatMap { UInt16($0) })
        #expect(await RawKnock.knock(port, times: 1_000) == 1_000)
        // What is not even a greeting.
        #expect(await RawKnock.knock(port, Array("GET / HTTP/1.1\r\nHost: a\r\n\r\n".utf8), times: 50) == 50)

        func failures(_ samples: [String: Double]) -> Double {
            samples.filter { $0.key.hasPrefix("shangji_handshake_failures_total") && $0.key.contains("\"in\"") }
                .values.reduce(0, +)
        }
        _ = try await MetricSamples.told(up.ready.endpoints["aggregate.metrics"]) { failures($0) == 1_050 }
        let report = try node.write(CountyReport.text("岳阳县"), to: "reports/a.txt")
        #expect(try await node.run("submit", report.path).status == 0, "whoever belongs here is served")
        #expect(try await node.run("status").output.contains("1050 failed handshakes"))
        #expect(try await up.stop() == .exited(0))

        let lines = node.log.split(separator: "\n")
        let turned = lines.count { $0.contains("peer turned away") }
        #expect((1...5).contains(turned), "one for each reason")
        let again = lines.filter { $0.contains("turned away again") && $0.contains("127.0.0.1") }
        #expect((1...4).contains(again.count), "at the end, and for each minute that it took")
        let counted = again.compactMap { $0.firstMatch(of: /\scount=(\d+)\s/).flatMap { Int($0.1) } }
        #expect(turned + counted.reduce(0, +) == 1_050)
    }
}
