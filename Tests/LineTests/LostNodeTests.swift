import FaultLine
import Foundation
import Glibc
import NodeRuntime
import Supervision
import Testing

/// What somebody is told whose node stops answering while documents are handed in.
@Suite(.timeLimit(.minutes(3))) struct LostNodeTests {
    @Test func submission_whoseNodeIsLostInTheMiddle_saysSoAndGoesOn() async throws {
        let node = try TestNode("configuration:\n  ingest: ingest.yaml\n")
        try node.write("work:\n  silence_milliseconds: 1000\n  heartbeat_milliseconds: 200\n", to: "ingest.yaml")
        let up = try await node.up()
        let report = try node.write(CountyReport.text("岳阳县", 2021), to: "a.txt").path
        let errors = node.folder.appending(path: "errors").path
        func said(_ words: String) async throws {
            try await polled {
                (try? String(contentsOfFile: errors, encoding: .utf8))?.contains(words) == true ? () : nil
            }
        }
        let ingest = try await node.process(of: "ingest")
        let aggregate = try await node.process(of: "aggregate")
        // It cannot be stored, so that somebody still waits.
        #expect(kill(aggregate, SIGSTOP) == 0)
        defer { kill(aggregate, SIGCONT) }
        async let answer = node.typed("exec shangji submit --json \(report) 2>\(errors)")
        do {
            try await said("1 taken")
            #expect(kill(ingest, SIGSTOP) == 0)
            defer { kill(ingest, SIGCONT) }
            try await said("The node does not answer any more")
        }
        try await said("The node answers again")
        kill(aggregate, SIGCONT)
        let told = try await answer
        #expect(told.status == 0 && told.areStored, "\(told.output) \(told.errors)")
        #expect(try await up.stop() == .exited(0))
    }
}
