import Testing

@testable import Ingest

/// In which order the ledger is told what stands in the journal, when it postpones some of it.
@Suite struct FactReportsTests {
    /// A journal of numbered facts, and a ledger that postpones those that meet damage.
    private struct Line {
        var reports = FactReports()
        var unreported: [Int64] = []
        var damaged: Set<Int64> = []
        /// What the ledger was told, in order.
        var told: [Int64] = []
        var largest = 0
        private var nextKey: UInt64 = 1

        init() {}

        /// What `IngestNode` does when it reports, and then the ledger's answers.
        mutating func turn(_ now: Duration) {
            var sent: [(key: UInt64, sequence: Int64)] = []
            for stretch in reports.due(now: now) {
                let facts = unreported.filter { $0 > stretch.after }.prefix(stretch.limit)
                    .filter { $0 <= stretch.through }
                for sequence in facts {
                    sent.append((nextKey, sequence))
                    reports.sent(sequence, of: stretch, as: [nextKey])
                    nextKey += 1
                }
                reports.ended(stretch, count: facts.count)
            }
            largest = max(largest, sent.count)
            for (key, sequence) in sent {
                told.append(sequence)
                if damaged.contains(sequence) {
                    reports.postponed(key)
                } else if let reported = reports.settled(key) {
                    unreported.removeAll { $0 == reported }
                }
            }
        }
    }

    @Test func fact_thatIsPostponed_holdsUpNoneBehindIt() {
        var line = Line()
        line.unreported = [1, 2, 3]
        line.damaged = [2]
        line.turn(.zero)
        #expect(line.told == [1, 2, 3] && line.unreported == [2])
        line.unreported.append(4)
        line.turn(.milliseconds(100))
        #expect(
            line.told == [1, 2, 3, 4] && line.unreported == [2], "it is not told again yet, and stays in the journal")
        line.damaged = []
        line.turn(.seconds(3))
        #expect(line.told == [1, 2, 3, 4, 2] && line.unreported.isEmpty)
    }

    /// As after a restart: more of them than are read at a time come first.
    @Test func facts_thatArePostponedByThePage_starveNeitherOthersNorEachOther() {
        var line = Line()
        let many = Int64(FactReports.pageSize) * 3
        line.damaged = Set(1...many)
        line.unreported = Array(1...many + 1)
        for _ in 0..<4 { line.turn(.zero) }
        #expect(line.unreported == Array(1...many), "what lies behind three pages is told in the fourth turn")
        line.told = []
        // A round through all, with a new fact in each turn.
        let turns = many / Int64(FactReports.againSize) + 1
        for turn in 0..<turns {
            line.unreported.append(many + 2 + turn)
            line.turn(.seconds(3))
            #expect(!line.unreported.contains(many + 2 + turn), "a new fact is told at once")
        }
        #expect(Set(line.told).isSuperset(of: 1...many), "each has its turn")
        #expect(line.told.count == Int(many + turns), "and none has two")
        #expect(line.largest <= FactReports.pageSize + FactReports.againSize, "memory is bounded")
        line.damaged = []
        for _ in 0...turns { line.turn(.seconds(99)) }
        for _ in 0...turns { line.turn(.seconds(999)) }
        #expect(line.unreported.isEmpty)
    }

    @Test func fact_thatIsPostponedAgainAndAgain_isToldEverMoreRarely() {
        var line = Line()
        line.unreported = [1]
        line.damaged = [1]
        line.turn(.zero)
        var pauses: [Int] = []
        var (now, begun) = (0, 0)
        while pauses.count < 8 {
            let before = line.told.count
            line.turn(.seconds(now))
            if line.told.count > before {
                pauses.append(now - begun)
                begun = now
            } else {
                now += 1
            }
        }
        #expect(pauses == [2, 4, 8, 16, 32, 60, 60, 60])
        line.turn(.seconds(now))
        line.reports.reached()
        line.damaged = []
        line.turn(.seconds(now))
        #expect(line.unreported.isEmpty, "a ledger that is reached anew may be mended")
        #expect(line.reports.due(now: .seconds(now)).map(\.isAgain) == [false], "nothing is left to be told again")
    }

    /// A burial goes with its claims: it is reported when all of them are settled, and told again whole when one is not.
    @Test func burial_ofWhichAClaimIsPostponed_isToldAgainWhole() throws {
        var reports = FactReports()
        let stretch = try #require(reports.due(now: .zero).first)
        reports.sent(7, of: stretch, as: [1, 2, 3])
        reports.ended(stretch, count: 1)
        #expect(!reports.isIdle && reports.due(now: .zero).isEmpty)
        #expect(reports.settled(1) == nil)
        reports.postponed(2)
        #expect(reports.settled(3) == nil && reports.isIdle, "it is not marked as reported")
        _ = reports.due(now: .zero)
        let again = try #require(reports.due(now: .seconds(2)).last)
        #expect(again.isAgain && again.after == 0 && again.through == 7)
        reports.sent(7, of: again, as: [4, 5, 6])
        reports.ended(again, count: 1)
        #expect(reports.settled(4) == nil && reports.settled(5) == nil)
        #expect(reports.settled(6) == 7)
    }

    @Test func fact_thatTheJournalCouldNotMark_isToldAgain() throws {
        var reports = FactReports()
        let stretch = try #require(reports.due(now: .zero).first)
        reports.sent(7, of: stretch, as: [1])
        reports.ended(stretch, count: 1)
        #expect(reports.settled(1) == 7)
        reports.notKept()
        _ = reports.due(now: .zero)
        #expect(reports.due(now: .seconds(2)).map(\.isAgain) == [false, true])
    }
}
