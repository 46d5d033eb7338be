import Documents
import Foundation
import Indicators
import Ledger
import Observations
import Places
import Rollups
import TestFiles
import Testing

/// Ledgers that were put back from a backup and have forgotten what persons said since, below a root that has not.
@Suite struct LedgerRestoreTests {
    private let folder: TemporaryFolder
    /// Every look at it is a second later.
    private let clock = WallClock(1_600_000_000_000, step: 1_000)

    init() throws { folder = try TemporaryFolder() }

    private static let county = Fixture.counties[0]
    private static let indicator = Fixture.indicators[0]
    private static let report = Fixture.reading(
        "甲", jurisdiction: .place(county), values: [(indicator, 5), (Fixture.indicators[1], 9)])
    private static let other = Fixture.reading(
        "乙", jurisdiction: .place(Fixture.counties[1]), values: [(indicator, 7)])
    private static let cell = Adjudication.Subject.cell(place: county, year: 2020, indicator: indicator)
    private static let figure = Adjudication.Subject.observation(
        document: report.document, indicator: Fixture.indicators[1], span: report.observations[1].span)

    private func open(_ name: String) throws -> SQLiteLedger {
        try SQLiteLedger(path: folder.path("\(name).sqlite"), fold: Fixture.fold, now: clock.now)
    }

    private func handUp(_ ledgers: [SQLiteLedger]) async throws {
        for (child, parent) in zip(ledgers, ledgers.dropFirst()) {
            let origin = Origin(node: "below", place: PlaceCode(rawValue: "420000"))
            #expect(try await Fixture.handUp(from: child, to: parent, as: origin) == [])
        }
    }

    /// What the root says: the cell, the figure, and what the document states that was retracted.
    private func told(by root: SQLiteLedger) async throws -> [Decimal?] {
        let cells = try await root.cells(matching: .all, after: nil, limit: 99)
        func own(_ county: PlaceCode, _ indicator: IndicatorCode) -> Decimal? {
            cells.first { $0.key == Cell.Key(place: county, year: 2020, indicator: indicator) }?.ownValue
        }
        return [
            own(Self.county, Self.indicator), own(Self.county, Fixture.indicators[1]),
            own(Fixture.counties[1], Self.indicator),
        ]
    }

    @Test(arguments: [["child"], ["parent"], ["child", "parent"]])
    func words_afterARestore_holdAtEveryLevel(restored: [String]) async throws {
        let names = ["child", "parent", "root"]
        var ledgers = try names.map(open)
        _ = try await ledgers[0].store([Self.report, Self.other].map { .reading(reading: $0, claims: []) })
        try await handUp(ledgers)
        for name in restored {
            try await ledgers[names.firstIndex(of: name) ?? 0].backup(to: folder.path("\(name)-2.sqlite"))
        }
        let node = restored == ["parent"] ? 1 : 0
        for value in [Decimal(61), 62, 63] {
            for subject in [Self.cell, Self.figure] {
                _ = try await ledgers[node].adjudicate(subject, .value(value), reason: "核实", person: nil)
            }
        }
        for isRetracted in [true, false, true] {
            _ = try await ledgers[node].retract(
                Self.other.document, isRetracted: isRetracted, reason: "核实", person: nil)
        }
        try await handUp(ledgers)
        #expect(try await told(by: ledgers[2]) == [63, 63, nil])

        for name in restored {
            let index = names.firstIndex(of: name) ?? 0
            try ledgers[index].close()
            ledgers[index] = try open("\(name)-2")
        }
        #expect(try await ledgers[node].adjudications().isEmpty, "forgotten")
        try await handUp(ledgers)
        #expect(try await told(by: ledgers[2]) == [63, 63, nil], "what is handed up again takes nothing back")
        for subject in [Self.cell, Self.figure] {
            _ = try await ledgers[node].adjudicate(subject, .value(64), reason: "重新核实", person: nil)
        }
        _ = try await ledgers[node].retract(Self.other.document, isRetracted: false, reason: "无误", person: nil)
        try await handUp(ledgers)
        #expect(try await told(by: ledgers[2]) == [64, 64, 7])
        for ledger in ledgers {
            #expect(try await ledger.verify() == [])
            try ledger.close()
        }
    }

    /// A clock that went wrong changes nothing in the order of the words of one ledger.
    @Test(arguments: LedgerKind.allCases)
    func words_whenTheClockIsPutBack_holdInTheOrderInWhichTheyWereGiven(kind: LedgerKind) async throws {
        let ledger: any FactLedger =
            kind == .sqlite ? try open("ledger") : InMemoryLedger(fold: Fixture.fold, now: clock.now)
        _ = try await ledger.store([.reading(reading: Self.report, claims: [])])
        var counters: [Int] = []
        for (value, time) in [(Decimal(6), Int64(1_700_000_000_000)), (7, 5), (8, -9)] {
            clock.set(time)
            counters.append(
                try await ledger.adjudicate(Self.cell, .value(value), reason: "核实", person: nil).counter)
            #expect(try await ledger.adjudications().map(\.decision) == [.value(value)])
        }
        #expect(counters == [1_700_000_001_000, 1_700_000_001_001, 1_700_000_001_002])
    }
}
