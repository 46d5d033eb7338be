import Documents
import FaultLine
import Foundation
import NodeRuntime
import Supervision
import Testing

/// Which documents `dead` and `replay` mean, what `where` tells of one, and a store that is too new for this program.
@Suite(.timeLimit(.minutes(3))) struct SelectionTests {
    @Test func documents_byStageYearAndTime_areThoseThatWereMeant() async throws {
        let node = try TestNode()
        let up = try await node.up()
        for (year, text) in [(2018, "\u{0}\u{1}\u{0}a"), (2019, "\u{0}\u{1}\u{0}b")] {
            let file = try node.write(text, to: "\(year).txt")
            #expect(
                try await node.run("submit", "--year", "\(year)", file.path).status == ExitReason.data.rawValue)
        }
        for year in 2020...2022 {
            let file = try node.write(CountyReport.text("岳阳县", year), to: "\(year).txt")
            #expect(try await node.run("submit", "--until", "settled", "--year", "\(year)", file.path).status == 0)
        }
        for (option, value, count) in [
            ("--stage", "decode", 2), ("--stage", "read", 0), ("--year", "2018", 1), ("--year", "2020", 0),
            ("--since", "1h", 2), ("--since", "2999-01-01", 0),
        ] {
            let dead = try await node.run("dead", "list", option, value, "--json")
            #expect(dead.objects.count == count, "\(option) \(value): \(dead.output)\(dead.errors)")
        }
        for (option, value, count) in [("--year", "2021", 1), ("--since", "2999-01-01", 0)] {
            let replay = try await node.run("replay", option, value, "--json")
            #expect(replay.objects.first?["matching"] as? Int == count, "\(option) \(value): \(replay.output)")
        }
        let since = try await node.run("replay", "--since", "1h", "--json")
        #expect(since.objects.first?["matching"] as? Int ?? 0 >= 3, "\(since.output)")
        #expect(try await node.run("dead", "retry", "--stage", "read").status == ExitReason.noInput.rawValue)
        #expect(try await node.run("dead", "retry", "--since", "2999-01-01").status == ExitReason.noInput.rawValue)
        #expect(try await node.run("dead", "retry", "--stage", "decode", "--year", "2018").status == 0)
        try await polled { try await node.run("dead", "--json").objects.count == 2 ? () : nil }

        let name = DocumentID(hashing: CountyReport.text("岳阳县", 2021).utf8).description
        let track = try #require(try await node.run("where", name, "--json").objects.first)
        let stored = try #require(track["stored_at"] as? Int)
        #expect(try #require(track["settled_at"] as? Int) >= stored - 1_000 && stored > 1_700_000_000_000)
        #expect(try await node.run("where", name).output.contains("in the ledger of county-1"))
        #expect(try await up.stop() == .exited(0))
    }

    /// What the text says counts, whatever was said when it was handed in; what is no place or year is no silence.
    @Test func documents_handedInWithoutAWord_areFoundByPlaceAndYear() async throws {
        let node = try TestNode()
        let up = try await node.up()
        for (place, year) in [("岳阳县", 2020), ("岳阳县", 2021), ("华容县", 2021)] {
            try node.write(CountyReport.text(place, year), to: "reports/\(place)-\(year).txt")
        }
        try node.write("\u{0}\u{1}\u{0}c", to: "picture.txt")
        #expect(try await node.run("submit", node.folder.appending(path: "reports").path).status == 0, "\(node.log)")
        let picture = node.folder.appending(path: "picture.txt").path
        #expect(try await node.run("submit", "--place", "华容县", picture).status == ExitReason.data.rawValue)
        for (options, count) in [
            (["--place", "430621"], 2), (["--place", "岳阳县", "--year", "2021"], 1), (["--year", "2021"], 2),
            (["--place", "430600"], 4), (["--place", "430623"], 2), (["--place", "110000"], 0),
        ] {
            let replay = try await node.run("replay", "--json", files: options)
            #expect(replay.objects.first?["matching"] as? Int == count, "\(options): \(replay.output)\(replay.errors)")
        }
        for place in ["430623", "华容县", "湖南省"] {
            #expect(try await node.run("dead", "--place", place, "--json").objects.count == 1, "\(place)")
        }
        #expect(try await node.run("dead", "--place", "岳阳县", "--json").objects.isEmpty)
        for options in [["--place", "火星"], ["--place", "城区"], ["--year", "1"]] {
            #expect(try await node.run("replay", files: options).status == ExitReason.usage.rawValue, "\(options)")
        }
        #expect(try await node.run("replay", "--document", "ffff0000").status == ExitReason.noInput.rawValue)
        let first = try await node.run("replay", "list", "--json").objects.first?["id"] as? Int
        let late = try await node.run("replay", "cancel", "\(first ?? 0)")
        #expect(late.status == ExitReason.noInput.rawValue && late.errors.contains("queued all"), "\(late.errors)")
        #expect(try await up.stop() == .exited(0))
    }

    @Test(arguments: ["ingest/journal", "aggregate/ledger"])
    func store_ofALaterVersion_isRefusedAndLeftAsItIs(store: String) async throws {
        let node = try TestNode()
        let up = try await node.up()
        #expect(try await up.stop() == .exited(0))
        let file = node.folder.appending(path: "data/\(store).sqlite")
        // What a later version would note there.
        try await node.execute(
            ["INSERT INTO grdb_migrations (identifier) VALUES ('of a later version')"], on: store)
        let before = try Data(contentsOf: file)
        let error = await #expect(throws: StartError.self) { _ = try await node.up() }
        let told = "\(error?.sentence ?? "")\n\(node.log)"
        #expect(error?.reason == .configuration, "\(told)")
        #expect(told.contains(file.path) && told.contains("was written by a newer version of this program"), "\(told)")
        #expect(try Data(contentsOf: file) == before)
    }
}
