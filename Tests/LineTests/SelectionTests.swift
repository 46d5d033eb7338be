import Documents
import FaultLine
import Foundation
import NodeRuntime
import Subprocess
import Supervision
import SystemPackage
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

    /// Notes in the file of a store what a later version would note there.
    private func age(_ file: String) async throws {
        let program = """
            import sqlite3, sys
            store = sqlite3.connect(sys.argv[1])
            store.execute("INSERT INTO grdb_migrations (identifier) VALUES ('of a later version')")
            store.commit()
            store.close()
            """
        let result = try await Subprocess.run(
            .path("/usr/bin/python3"), arguments: Arguments(["-c", program, file]),
            output: .string(limit: 1 << 16), error: .string(limit: 1 << 16))
        #expect(result.terminationStatus == .exited(0), "\(result.standardError)")
    }

    @Test(arguments: ["ingest/journal.sqlite", "aggregate/ledger.sqlite"])
    func store_ofALaterVersion_isRefusedAndLeftAsItIs(store: String) async throws {
        let node = try TestNode()
        let up = try await node.up()
        #expect(try await up.stop() == .exited(0))
        let file = node.folder.appending(path: "data/\(store)")
        try await age(file.path)
        let before = try Data(contentsOf: file)
        let error = await #expect(throws: StartError.self) { _ = try await node.up() }
        let told = "\(error?.sentence ?? "")\n\(node.log)"
        #expect(error?.reason == .configuration, "\(told)")
        #expect(told.contains(file.path) && told.contains("was written by a newer version of this program"), "\(told)")
        #expect(try Data(contentsOf: file) == before)
    }
}
