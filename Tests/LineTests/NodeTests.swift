import Documents
import FaultLine
import Foundation
import NodeRuntime
import Supervision
import Testing

/// A permanent node: supervision, handing in, asking, dead letters.
@Suite(.timeLimit(.minutes(3))) struct NodeTests {
    /// A report with invented figures.
    @Test func document_handedIn_isFollowedToItsReceipts() async throws {
        let node = try TestNode()
        let up = try await node.up()
        let text = CountyReport.text("岳阳县")
        let file = try node.write(text, to: "reports/a.txt")
        let answer = try await node.run("submit", "--place", "430621", "--year", "2023", "--json", file.path)
        #expect(answer.status == 0, "\(answer.errors)\n\(node.log)")
        let receipt = try #require(answer.objects.first)
        #expect(answer.areStored)
        let name = try #require(receipt["document"] as? String)
        #expect(name == DocumentID(hashing: text.utf8).description)

        let place = try await node.run("where", String(name.prefix(8)), "--json")
        let track = try #require(place.objects.first)
        #expect(track["status"] as? String == "stored")
        #expect(track["figures"] as? Int == 2)
        #expect((track["stored_at"] as? Int ?? 0) > 1_700_000_000_000)
        #expect(((track["claims"] as? [[String: Any]])?.first?["place"]) as? String == "430621")
        #expect(((track["claims"] as? [[String: Any]])?.first?["node"]) as? String == "county-1")

        let again = try await node.run("submit", "--json", "-", "--source", "mail", input: text)
        #expect(again.objects.first?["document"] as? String == name)
        let both = try await node.run("where", name, "--json")
        #expect((both.objects.first?["claims"] as? [[String: Any]])?.count == 2)
        #expect(try await node.run("where", "0000000000").status == ExitReason.noInput.rawValue)
        #expect(try await up.stop() == .exited(0))
    }

    @Test func status_ofANode_tellsOfEachService() async throws {
        let node = try TestNode("readers_processes: 2\n")
        let up = try await node.up()
        let answer = try await node.run("status", "--json")
        #expect(answer.status == 0)
        let services = answer.objects.first?["services"] as? [[String: Any]] ?? []
        #expect(services.compactMap { $0["name"] as? String } == ["ingest", "aggregate", "extract", "extract-2"])
        #expect(services.allSatisfy { $0["up"] as? Bool == true })
        #expect(try await node.run("status").output.contains("county-1"))
        #expect(try await up.stop() == .exited(0))
        let down = try await node.run("status", "--json")
        #expect(down.status == ExitReason.unavailable.rawValue)
    }

    @Test func service_thatIsKilled_isStartedAgainAndNothingIsLost() async throws {
        let node = try TestNode("restart:\n  first_pause_milliseconds: 10\n")
        // The reader dies at its seventh document; its next life has fewer to read.
        let up = try await node.up(["SHANGJI_FAILPOINT": "extract.after-read:7"])
        let answer = try await node.run("submit", "--json", try node.writeReports(8))
        #expect(answer.status == 0, "\(answer.errors)")
        #expect(answer.objects.count == 8)
        #expect(answer.areStored)
        #expect(node.log.contains("service ended unexpectedly"))
        #expect(node.log.contains("service started again"))
        #expect(try await up.stop() == .exited(0))
    }

    @Test func placesAbove_areAddedUpWithoutAQuestion_alsoAfterAKill() async throws {
        let node = try TestNode("restart:\n  first_pause_milliseconds: 10\n")
        // The ledger dies when it has stored and not answered: what lies above the reports waits in its file.
        let up = try await node.up(["SHANGJI_FAILPOINT": "aggregate.after-store:2"])
        for (number, county) in ["岳阳县", "华容县", "湘阴县"].enumerated() {
            try node.write(CountyReport.text(county), to: "reports/\(number).txt")
        }
        let answer = try await node.run("submit", "--json", node.folder.appending(path: "reports").path)
        #expect(answer.status == 0, "\(answer.errors)")
        // To ask for a cell would fold it; the status folds nothing.
        let counts = try await polled { () -> [String: Int]? in
            let status = try await node.run("status", "--json").objects.first
            let services = status?["services"] as? [[String: Any]] ?? []
            let ledger = services.first { $0["name"] as? String == "aggregate" }
            let counts = ledger?["counts"] as? [String: Int]
            return counts?["waiting"] == 0 && counts?["read"] == 3 ? counts : nil
        }
        #expect(counts["results"] == 5, "three counties, their prefecture and province")
        #expect(try await up.stop() == .exited(0))
    }

    @Test func deadLetter_isListedShownAndExported() async throws {
        let node = try TestNode()
        let up = try await node.up()
        let file = try node.write("\u{0}\u{1}\u{0}not text", to: "reports/picture.txt")
        let answer = try await node.run("submit", "--place", "430621", "--json", file.path)
        #expect(answer.status == ExitReason.data.rawValue)
        #expect(answer.objects.first?["code"] as? String == "not_text")
        let name = try #require(answer.objects.first?["document"] as? String)

        let list = try await node.run("dead", "--json")
        #expect(list.objects.count == 1)
        #expect(list.objects.first?["stage"] as? String == "decode")
        #expect(try await node.run("dead", "list", "--place", "430600", "--json").objects.count == 1)
        #expect(try await node.run("dead", "list", "--place", "430700", "--json").objects.isEmpty)
        #expect(try await node.run("dead", "list", "--code", "empty", "--json").objects.isEmpty)
        #expect(try await node.run("dead", "list", "--since", "1h", "--json").objects.count == 1)
        let shown = try await node.run("dead", "show", String(name.prefix(6)))
        #expect(shown.output.contains("not_text") && shown.output.contains("picture.txt"))
        let attempts = shown.output.split(separator: "\n").filter {
            $0.trimmingPrefix(while: \.isWhitespace).hasPrefix("attempt ")
        }
        #expect(attempts.count == 1 && attempts[0].contains("decode/not_text"), "\(shown.output)")

        for (order, rest) in [("retract", "none will be when it is read"), ("restore", "counts once it is read")] {
            let told = try await node.run(order, name, "--reason", "a picture")
            #expect(told.status == 0 && told.output.contains("could not be read"), "\(told)")
            #expect(told.output.contains(rest) && !told.output.contains("any more"), "\(told)")
        }

        let out = node.folder.appending(path: "out")
        #expect(try await node.run("dead", "export", "--out", out.path).status == 0)
        let exported = out.appending(path: "\(name.prefix(12))-picture.txt")
        #expect(try Data(contentsOf: exported) == Data(contentsOf: file))
        #expect(FileManager.default.fileExists(atPath: exported.path + ".json"))
        #expect(try await up.stop() == .exited(0))
    }

    @Test func folder_thatIsWatched_isTakenInOnceAndWhole() async throws {
        let watch = "watch: in\nconfiguration:\n  ingest: ingest.yaml\nrestart:\n  first_pause_milliseconds: 10\n"
        let node = try TestNode(watch)
        try node.write(
            "watch:\n  scan_milliseconds: 50\n  settle_milliseconds: 100\nsubmit:\n  document_bytes: 4096\n",
            to: "ingest.yaml")
        try node.write(CountyReport.text("岳阳县"), to: "in/430621/2023/岳阳.txt")
        try node.write(String(repeating: "很长", count: 2_000), to: "in/long.txt")
        try node.write("half", to: "in/half.txt.part")
        try node.write(CountyReport.text("平江县"), to: "in/平江.txt")
        // It dies between the journal and the folder, at the second file of its life, and finds the file again.
        let up = try await node.up(["SHANGJI_FAILPOINT": "watch.before-move:2"])
        _ = try await node.file("in/taken/平江.txt")
        let taken = try await node.file("in/taken/430621/2023/岳阳.txt")
        #expect(try String(contentsOf: taken, encoding: .utf8) == CountyReport.text("岳阳县"))
        let reason = try await node.file("in/rejected/long.txt.reason.txt")
        #expect(try String(contentsOf: reason, encoding: .utf8).contains("document_bytes"))
        #expect(FileManager.default.fileExists(atPath: node.folder.appending(path: "in/half.txt.part").path))

        let name = DocumentID(hashing: CountyReport.text("岳阳县").utf8).description
        let claims = try await node.run("where", name, "--json").objects.first?["claims"] as? [[String: Any]]
        #expect(claims?.count == 1)
        #expect(claims?.first?["place"] as? String == "430621")
        #expect(claims?.first?["year"] as? Int == 2023)
        let counts = try await node.run("status", "--json").objects.first?["services"] as? [[String: Any]]
        #expect((counts?.first?["counts"] as? [String: Any])?["taken"] as? Int == 2)
        #expect(node.log.contains("service started again"))
        #expect(try await up.stop() == .exited(0))
    }

    @Test func node_whenItsConfigurationIsWrong_saysWhatToWrite() async throws {
        let node = try TestNode("watsh: in\n")
        let answer = try await node.run("up", node.configuration.path)
        #expect(answer.status == ExitReason.configuration.rawValue)
        #expect(answer.errors.contains("did you mean watch?"))
        #expect(try await node.run("status", "--node", "/nowhere/node.yaml").status == ExitReason.noInput.rawValue)
    }
}
