import Documents
import Foundation
import GRDB
import Ledger
import Observations
import Places
import Quantities
import Rollups
import Storage
import TestFiles
import Testing

/// What a ledger does about rows that are not what was written, and about a fold that is another one.
@Suite struct LedgerDamageTests {
    let folder: TemporaryFolder
    let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("ledger.sqlite")
    }

    func alter(_ sql: String) throws {
        let file = try DatabaseQueue(path: path)
        try file.write { db in
            try db.execute(sql: sql)
            #expect(db.changesCount > 0)
        }
        try file.close()
    }

    static func report(_ county: Int, value: Decimal = 5, edition: Int = 1) -> Fact {
        .reading(
            reading: Fixture.reading(
                "第\(county)县", edition: Edition(engine: 1, catalogue: edition, gazetteer: 1),
                jurisdiction: .place(Fixture.counties[county]), values: [(Fixture.indicators[0], value)]),
            claims: [Fixture.claim("/\(county)")])
    }

    func filled() async throws {
        let ledger = try Fixture.ledger(at: path)
        _ = try await ledger.store((0..<3).map { Self.report($0) })
        try await ledger.foldWaiting()
        try ledger.close()
    }

    @Test(arguments: [
        LedgerVerificationTests.digit("findings", "reading", "document = 1"),
        "UPDATE reading SET catalogue = 9 WHERE document = 1",
        LedgerVerificationTests.digit("claim", "claim", "document = 1"),
    ])
    func document_whenARowChanged_isDamagedAndHealsWhenItIsSentAgain(sql: String) async throws {
        try await filled()
        try alter(sql)
        let ledger = try Fixture.ledger(at: path)
        await #expect(throws: LedgerError.self) { _ = try await ledger.document(Fixture.document("第0县")) }
        #expect(try await ledger.document(Fixture.document("第1县")) != nil)
        #expect(try await ledger.store([Self.report(0)]) == [.stored])
        #expect(try await ledger.document(Fixture.document("第0县"))?.facts.findings?.observations.map(\.value) == [5])
        #expect(try await ledger.verify() == [])
        try ledger.close()
    }

    @Test func listing_withADamagedDocument_showsItAsADeadLetterAmongTheOthers() async throws {
        try await filled()
        try alter("UPDATE reading SET observations = 99 WHERE document = 2")
        try alter("UPDATE result SET content = x'00' WHERE place = '420202'")
        let ledger = try Fixture.ledger(at: path)
        let listed = try await ledger.documents(after: 0, limit: 10)
        #expect(listed.map(\.facts.document) == (0..<3).map { Fixture.document("第\($0)县") })
        guard case .buried(let failure) = listed[1].facts.outcome else {
            Issue.record("listed a damaged reading")
            return
        }
        #expect((failure.stage, failure.code, failure.mayHeal) == (.store, "damaged_document", true))
        #expect(failure.reason.contains("Replay"))
        // The fates of the last one's figures do not depend on the damaged result.
        #expect(listed[2].uses.map { $0.whyNot == nil } == [true])
        try ledger.close()
    }

    @Test func text_whenChanged_isDamagedAndHealsWhenItIsSentAgain() async throws {
        try await filled()
        try alter("UPDATE text SET text = CAST('x' AS BLOB) WHERE document = 1")
        let ledger = try Fixture.ledger(at: path)
        await #expect(throws: LedgerError.self) { _ = try await ledger.text(of: Fixture.document("第0县")) }
        #expect(try await ledger.store([Self.report(0)]) == [.stored])
        #expect(try await ledger.text(of: Fixture.document("第0县"))?.isEmpty == false)
        try ledger.close()
    }

    @Test func store_besideADamagedDocument_failsForItsPlaceAlone() async throws {
        try await filled()
        try alter("UPDATE reading SET observations = 99 WHERE document = 1")
        let ledger = try Fixture.ledger(at: path)
        // Another report of the same place needs the damaged one for its fold; a report of another place does not.
        let other = Fixture.reading(
            "又一", jurisdiction: .place(Fixture.counties[0]), values: [(Fixture.indicators[0], 7)])
        async let failing = ledger.store([.reading(reading: other, claims: [])])
        async let working = ledger.store([Self.report(2, value: 8, edition: 2)])
        #expect(try await working == [.stored])
        do {
            _ = try await failing
            Issue.record("folded a damaged reading")
        } catch let error as LedgerError {
            #expect(error.code == .damagedDocument)
            #expect(error.description.contains(Fixture.document("第0县").description))
        }
        try ledger.close()
    }

    @Test(arguments: [
        "UPDATE result SET content = x'00' WHERE place = '420102'",
        "UPDATE result SET handed = x'00' WHERE place = '420102'",
        "DELETE FROM result WHERE place = '420102'",
        "INSERT INTO result SELECT place, 1999, parent, cells, checksum, handed_checksum, handed, content "
            + "FROM result WHERE place = '420103'",
    ])
    func results_whenTheyWereChanged_areFoundAndRebuilt(sql: String) async throws {
        try await filled()
        try alter(sql)
        let ledger = try Fixture.ledger(at: path)
        #expect(try await ledger.verify().count == 1)
        try await ledger.rebuild()
        #expect(try await ledger.verify() == [])
        try ledger.close()
    }

    @Test func result_ofASibling_whenDamaged_isFoldedAgainOnTheWay() async throws {
        try await filled()
        try alter("UPDATE result SET handed = x'00' WHERE place = '420102'")
        let ledger = try Fixture.ledger(at: path)
        #expect(try await ledger.store([Self.report(1, value: 9, edition: 2)]) == [.stored])
        #expect(try await ledger.verify() == [])
        try ledger.close()
    }

    @Test func ledger_whenTheFoldIsAnother_foldsAllAgain() async throws {
        try await filled()
        try alter("DELETE FROM result WHERE place = '420000'")
        // Under the same fold nothing is done at the start; under another all is folded.
        let same = try Fixture.ledger(at: path)
        #expect(try await same.verify().count == 1)
        try same.close()
        let other = try Fixture.ledger(at: path, fold: Fixture.fold(gazetteerEdition: 2))
        #expect(try await other.verify() == [])
        try other.close()
    }

    @Test func ledger_withADamagedDocument_opensUnderAnotherFoldAndTellsWhatItLeftOut() async throws {
        try await filled()
        try alter("UPDATE reading SET observations = 99 WHERE document = 1")
        let ledger = try Fixture.ledger(at: path, fold: Fixture.fold(gazetteerEdition: 2))
        #expect(ledger.leftOut.count == 1)
        #expect(ledger.leftOut.first?.description.contains(Fixture.document("第0县").description) == true)
        let sum = CellSelection(places: [PlaceCode(rawValue: "420000")])
        #expect(try await ledger.cells(matching: sum, after: nil, limit: 1).first?.value == 10)
        #expect(try await ledger.verify().map(\.subject) == [.reading(Fixture.document("第0县").description)])
        await #expect(throws: LedgerError.self) { try await ledger.rebuild() }
        // A replay brings it back.
        #expect(try await ledger.store([Self.report(0)]) == [.stored])
        #expect(try await ledger.cells(matching: sum, after: nil, limit: 1).first?.value == 15)
        #expect(try await ledger.verify() == [])
        try ledger.close()
    }

    @Test func ledger_whenNotClosed_tellsSoAndHoldsWhatWasStored() async throws {
        let ledger = try Fixture.ledger(at: path)
        _ = try await ledger.store([Self.report(0)])
        let copy = folder.path("copy.sqlite")
        for suffix in ["", "-wal", "-shm", ".open"] {
            try FileManager.default.copyItem(atPath: path + suffix, toPath: copy + suffix)
        }
        let found = try Fixture.ledger(at: copy)
        #expect(found.wasStoppedUncleanly)
        #expect(try await LedgerState(of: found) == LedgerState(of: ledger))
        try found.close()
        try ledger.close()
    }
}
