import Documents
import FaultLine
import Foundation
import NodeRuntime
import Supervision
import TestFiles
import Testing

/// Copies of journal and ledger, looking through them, and stores that lack something.
@Suite(.timeLimit(.minutes(2))) struct BackupTests {
    private static func report(_ year: Int) -> String { CountyReport.text("岳阳县", year, received: year - 1_900) }

    private static func name(_ year: Int) -> String { DocumentID(hashing: report(year).utf8).description }

    private func submit(_ years: ClosedRange<Int>, _ node: TestNode) async throws {
        for year in years {
            let answer = try await node.run("submit", "-", "--source", "\(year).txt", input: Self.report(year))
            #expect(answer.status == 0, "\(answer.errors)\n\(node.log)")
        }
    }

    private static func environment(of process: Int32) throws -> [String] {
        let file = try FileHandle(forReadingFrom: URL(filePath: "/proc/\(process)/environ"))
        return String(decoding: try file.readToEnd() ?? Data(), as: UTF8.self).split(separator: "\0").map(String.init)
    }

    @Test func backup_putBack_holdsWhatWasThereAndGoesOn() async throws {
        let node = try TestNode()
        var up = try await node.up()
        try await submit(2018...2020, node)
        let copy = node.folder.appending(path: "copy").path
        #expect(try await node.run("backup", "--out", copy).status == 0)
        #expect(try await node.run("backup", "--out", copy).status == ExitReason.cannotCreate.rawValue)
        try await submit(2021...2021, node)
        let sound = try await node.run("verify", "--json")
        #expect(sound.status == 0, "\(sound.output)")
        #expect(sound.objects.map { $0["sound"] as? Bool } == [true, true])
        // A node that runs keeps its files.
        #expect(try await node.run("backup", "restore", copy).status == ExitReason.temporary.rawValue)
        #expect(try await up.stop() == .exited(0))

        let restored = try await node.run("backup", "restore", copy)
        #expect(restored.status == 0, "\(restored.errors)")
        up = try await node.up()
        #expect(node.log.contains("journal restored from a backup"))
        #expect(try await node.run("where", Self.name(2020)).status == 0)
        #expect(try await node.run("where", Self.name(2021)).status == ExitReason.noInput.rawValue)
        try await submit(2021...2022, node)
        #expect(try await node.run("where", Self.name(2021)).status == 0)
        let own = try await node.run("history", "430621", "reconsideration.received", "2021", "--json")
        #expect(own.objects.map { $0["own"] as? Int } == [121])
        #expect(try await node.run("verify").status == 0)
        #expect(try await up.stop() == .exited(0))
        #expect(try await node.run("backup", "restore", "/nowhere").status == ExitReason.noInput.rawValue)
    }

    @Test func store_thatLacksWhatWasPromised_stopsTheNodeUntilTheLossIsAccepted() async throws {
        let node = try TestNode()
        var up = try await node.up()
        try await submit(2018...2019, node)
        #expect(try await up.stop() == .exited(0))
        let journal = node.folder.appending(path: "data/ingest/journal.sqlite")
        let older = try Data(contentsOf: journal)
        up = try await node.up()
        try await submit(2020...2021, node)
        #expect(try await up.stop() == .exited(0))
        for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: journal.path + suffix) }
        try older.write(to: journal)

        let refusal = await #expect(throws: StartError.self) { _ = try await node.up() }
        #expect(refusal?.reason == .inputOutput)
        #expect(node.log.contains("older copy"))
        let accepted = try await node.up(arguments: ["--accept-loss"])
        #expect(node.log.contains("loss accepted"))
        #expect(try await node.run("where", Self.name(2019)).status == 0)
        try await submit(2020...2021, node)
        #expect(try await node.run("verify").status == 0)
        // It is accepted for one start: the service that is started again by itself has to ask anew.
        let first = try await node.process(of: "ingest")
        #expect(try Self.environment(of: first).contains("SHANGJI_INGEST_ACCEPT_LOSS=true"))
        kill(first, SIGKILL)
        let second = try await polled {
            let services = try await node.run("status", "--json").objects.first?["services"] as? [[String: Any]]
            let process = services?.first { $0["name"] as? String == "ingest" }?["process"] as? Int
            return process.flatMap { Int32($0) == first ? nil : Int32($0) }
        }
        #expect(try !Self.environment(of: second).contains("SHANGJI_INGEST_ACCEPT_LOSS=true"))
        #expect(try await accepted.stop() == .exited(0))
        up = try await node.up()
        #expect(try await up.stop() == .exited(0))
    }

    /// SQLite itself cannot read a page: that is a fault like any other, told with the rest.
    @Test(arguments: ["ingest/journal", "aggregate/ledger"])
    func verify_whenAPageIsDamaged_saysSoAndLooksAtBothStores(store: String) async throws {
        let node = try TestNode()
        var up = try await node.up()
        try await submit(2018...2020, node)
        #expect(try await up.stop() == .exited(0))
        let path = node.folder.appending(path: "data/\(store).sqlite")
        // The text of a report lies in the row of its bytes, and in the ledger in that of its text.
        try DamagedPage.damage(path.path, where: Data(Self.report(2019).utf8.prefix(200)), kind: .leafOfATable)

        up = try await node.up()
        let found = try await node.run("verify", "--json")
        #expect(found.status == ExitReason.data.rawValue, "\(found.errors)")
        #expect(found.objects.map { $0["sound"] as? Bool } == [store != "ingest/journal", store == "ingest/journal"])
        #expect(found.output.contains("a damaged page") || found.output.contains("a page of the file is damaged"))
        #expect(found.output.contains("backup"))
        #expect(try await up.stop() == .exited(0))
    }
}
