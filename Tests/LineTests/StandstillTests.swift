import FaultLine
import Foundation
import Glibc
import NodeRuntime
import Supervision
import Testing

/// What an operator is told while a service answers nobody, or takes nothing.
@Suite(.timeLimit(.minutes(3))) struct StandstillTests {
    /// A ledger that does not answer keeps nobody from being told what the journal knows.
    @Test func document_whoseLedgerStandsStill_isToldByTheJournal() async throws {
        let node = try TestNode()
        let up = try await node.up()
        let file = try node.write(CountyReport.text("岳阳县", 2021), to: "a.txt")
        let answer = try await node.run("submit", "--json", file.path)
        let name = try #require(answer.objects.first?["document"] as? String)
        let services = try await node.run("status", "--json").objects.first?["services"] as? [[String: Any]]
        let process = services?.first { $0["name"] as? String == "aggregate" }?["process"] as? Int
        let aggregate = pid_t(try #require(process))
        let told: TestNode.Answer
        do {
            #expect(kill(aggregate, SIGSTOP) == 0)
            defer { kill(aggregate, SIGCONT) }
            told = try await node.run("where", name)
        }
        #expect(told.status == ExitReason.unavailable.rawValue)
        #expect(told.output.contains("taken") && told.output.contains("stored"), "\(told.output)")
        #expect(told.errors.contains("aggregate-control"), "\(told.errors)")
        #expect(try await node.run("where", name).status == 0)
        #expect(try await up.stop() == .exited(0))
    }

    /// A journal without room is no silence at the submitter's: he is told why, and after Ctrl-C what was taken.
    @Test func submission_toAFullJournal_saysWhyItWaitsAndWhatWasTaken() async throws {
        let node = try TestNode("configuration:\n  ingest: ingest.yaml\n")
        // Room for two of twelve documents of ten thousand bytes.
        try node.write("journal:\n  capacity_bytes: 25000\n", to: "ingest.yaml")
        let up = try await node.up()
        let padding = String(repeating: "全面推进依法行政，健全工作机制。\n", count: 200)
        for year in 2012...2023 {
            try node.write(CountyReport.text("岳阳县", year) + padding, to: "reports/\(year).txt")
        }
        let reports = node.folder.appending(path: "reports").path
        let process = node.folder.appending(path: "process").path
        let errors = node.folder.appending(path: "errors").path
        async let answer = node.typed(
            "echo $$ >\(process); exec shangji submit --until taken --json \(reports) 2>\(errors)")
        try await polled {
            let said = (try? String(contentsOfFile: errors, encoding: .utf8)) ?? ""
            return said.contains("Not taken for now") && said.contains(" 2 taken") ? () : nil
        }
        let submitter = try String(contentsOfFile: process, encoding: .utf8).split(separator: "\n").first
        #expect(kill(try #require(submitter.flatMap { pid_t($0) }), SIGINT) == 0)
        let told = try await answer
        #expect(told.status == 130)
        let states = told.objects.compactMap { $0["state"] as? String }
        #expect(states.count == 12 && states.count { $0 == "waiting" } == 10, "\(told.output)")
        let reasons = told.objects.compactMap { $0["reason"] as? String }
        #expect(!reasons.isEmpty && reasons.allSatisfy { $0.contains("full") }, "\(told.output)")
        let lines = try String(contentsOfFile: errors, encoding: .utf8).split(separator: "\n")
        #expect(lines.count { $0.contains("Not taken for now") } == 1, "\(lines)")
        #expect(try await up.stop() == .exited(0))
    }
}
