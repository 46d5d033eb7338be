import FaultLine
import Foundation
import Indicators
import Observations
import Places
import Quantities
import Rollups
import Testing

extension Faults {
    /// What the cells of a tree must say, against what the fold makes of the same reports; without any process.
    @Suite struct TreeTruthTests {
        private static let catalogue = Result { try Catalogue.bundled() }
        private static let gazetteer = Result { try Gazetteer.bundled() }

        private func folded(seed: UInt64, prefectures: Int, counties: Int?) throws -> FoldedTree {
            try FoldedTree(
                seed: seed, prefectures: prefectures, counties: counties, Self.catalogue.get(), Self.gazetteer.get())
        }

        /// The first seed of trees in which prefectures and province report.
        private func reportingTree() throws -> FoldedTree {
            let seed = try (1...99 as ClosedRange<UInt64>).first { seed in
                let plan = try TreePlan(gazetteer: Self.gazetteer.get(), seed: seed, prefectures: 2, counties: 4)
                return plan.reportingAbove == [0, 1, 2]
            }
            return try folded(seed: #require(seed), prefectures: 2, counties: 4)
        }

        @Test(arguments: 1...12 as ClosedRange<UInt64>)
        func cells_ofEverySeed_sayWhatTheGeneratorKnows(seed: UInt64) throws {
            let shapes: [(prefectures: Int, counties: Int?)] = [(3, 4), (1, 2), (2, nil)]
            let shape = shapes[Int(seed % 3)]
            let tree = try folded(seed: seed, prefectures: shape.prefectures, counties: shape.counties)
            let wrong = tree.differences()
            #expect(wrong.isEmpty, "\(wrong.count) cells:\n\(wrong.prefix(10).joined(separator: "\n"))")
            #expect(tree.truth.count(under: tree.plan.members[0].place.code) > 200)
        }

        /// Bounds, quotients, partial and complete sums and every verdict stand in the trees that are drawn: else nothing is compared.
        @Test func trees_ofSomeSeeds_haveEverythingThatIsCompared() throws {
            let trees = try (1...8 as ClosedRange<UInt64>).map { try folded(seed: $0, prefectures: 3, counties: nil) }
            let cells = trees.flatMap { tree in
                tree.cells.filter { cell in tree.plan.members.prefix(4).contains { $0.place.code == cell.place } }
            }
            for verdict in Cell.Verdict.allCases {
                #expect(
                    trees.contains { tree in tree.truth.verdicts(under: tree.plan.members[0].place.code)[verdict] != nil
                    })
                #expect(cells.contains { $0.verdict == verdict }, "\(verdict)")
            }
            for rule in Cell.HandedUpBy.allCases { #expect(cells.contains { $0.handedUpBy == rule }, "\(rule)") }
            let sums = cells.filter { $0.method == .sum && $0.value != nil }
            #expect(sums.contains { $0.bounds?.isExact == true } && sums.contains { $0.bounds?.upper == nil })
            #expect(sums.contains { $0.bounds?.excludesUpper == true } && sums.contains { $0.isComplete })
            #expect(sums.contains { !$0.isComplete } && sums.contains { $0.handedUpIsPartial })
            let rates = cells.filter { $0.method == .ratio && $0.numerator != nil }
            #expect(rates.contains { $0.bounds?.isExact == true } && rates.contains { $0.bounds?.isExact == false })
            #expect(cells.contains { $0.distribution != nil })
            #expect(cells.contains { $0.coverage.statedLater > 0 }, "a figure that only the next report states")
            #expect(cells.contains { $0.coverage.counties.statedLater > $0.coverage.statedLater })
        }

        @Test func prefecturesAndProvince_reportInSomeSeedsAndNotInOthers() throws {
            let gazetteer = try Self.gazetteer.get()
            let above = try (1...40 as ClosedRange<UInt64>).map {
                try TreePlan(gazetteer: gazetteer, seed: $0).reportingAbove
            }
            #expect(above.contains([]) && above.contains([0]) && above.contains([1, 2, 3]))
            #expect(above.contains([0, 1, 2, 3]) && above.contains { $0.count == 2 && !$0.contains(0) })
        }

        @Test func cells_thatAreWrongMissingOrInvented_areNamed() throws {
            let tree = try reportingTree()
            #expect(tree.differences().isEmpty)
            let province = tree.plan.members[0].place.code
            func position(_ isMeant: (Cell) -> Bool) throws -> Int {
                let position = tree.cells.firstIndex(where: isMeant)
                return try #require(position)
            }
            let sum = try position { $0.place == province && $0.method == .sum && $0.bounds?.upper != $0.value }
            let rate = try position { $0.place == province && $0.method == .ratio && $0.numerator != nil }
            let judged = try position { $0.place != province && $0.verdict == .equal }
            let own = try position { $0.place == province && $0.ownValue != nil && $0.handedUpBy == .ownWhole }
            func expect(_ word: String, at position: Int, _ change: (inout Cell) -> Void) {
                let words = tree.differences { change(&$0[position]) }
                let cell = tree.cells[position]
                #expect(words.count == 1 && words[0].contains(word), "\(words)")
                #expect(
                    words.first?.contains("\(cell.place)") == true && words.first?.contains("\(cell.indicator)") == true
                )
                #expect(words.first?.hasPrefix("seed \(tree.plan.seed), ") == true)
            }
            expect("value", at: sum) { $0.value = ($0.value ?? 0) * 2 }
            expect("value", at: sum) { $0.value = nil }
            expect("value", at: sum) { $0.bounds = Bounds(exactly: $0.value ?? 0) }
            expect("value", at: sum) { $0.bounds?.lower += 1 }
            expect("numerator", at: rate) { $0.numerator = ($0.numerator ?? 0) + 1 }
            expect("denominator", at: rate) { $0.denominator = ($0.denominator ?? 0) + 1 }
            expect("value", at: rate) { $0.value = 1 }
            expect("numerator handed up", at: rate) { $0.handedUpParts?.numerator += 1 }
            expect("denominator handed up", at: rate) { $0.handedUpParts?.denominator += 1 }
            expect("left out of the quotient", at: rate) { $0.ratioExcluded.append("甲") }
            expect("spread", at: rate) { $0.distribution = Distribution(of: [1, 2]) }
            expect("verdict", at: judged) { $0.verdict = .incomplete }
            expect("difference", at: judged) { $0.difference = 99 }
            expect("own", at: own) { $0.ownValue = ($0.ownValue ?? 0) + 1 }
            expect("ambit", at: own) { $0.ownAmbit = .organ }
            expect("rule", at: own) { $0.handedUpBy = .children }
            expect("handed up", at: own) { $0.handedUp = 0 }
            expect("method", at: own) { $0.method = $0.method == .sum ? .none : .sum }
            expect("ambiguous", at: own) { $0.isAmbiguous = true }
            for position in [sum, rate, judged, own] {
                expect("handed up in part", at: position) { $0.handedUpIsPartial.toggle() }
                expect("missing", at: position) { $0.coverage.missingNames.append("甲") }
                expect("looking back", at: position) { $0.coverage.statedLater += 1 }
                expect("coverage", at: position) { $0.coverage.expected -= 1 }
                expect("coverage", at: position) { $0.coverage.reporting += 1 }
                expect("coverage", at: position) { $0.coverage.stating += 1 }
                expect("counties", at: position) { $0.coverage.counties.reporting += 1 }
            }
            #expect(tree.differences { $0.remove(at: sum) }.count == 1)
            let twice = tree.differences { $0.append($0[sum]) }
            #expect(twice.count == 1 && twice[0].contains("told 2 times"))
            let invented = tree.differences {
                $0.append($0[sum])
                $0[$0.count - 1].year = 1999
            }
            #expect(invented.count == 1 && invented[0].contains("nobody reported it"))
        }

        @Test func cell_whoseValueLacksAPlace_isNotComplete() throws {
            for seed in 1...8 as ClosedRange<UInt64> {
                let tree = try folded(seed: seed, prefectures: 3, counties: nil)
                guard let position = tree.cells.firstIndex(where: { $0.isComplete && $0.childrenInValue > 0 }) else {
                    continue
                }
                let words = tree.differences { $0[position].childrenInValue -= 1 }
                #expect(words.count == 1 && words[0].contains("complete"), "\(words)")
                return
            }
            Issue.record("no tree has a complete cell")
        }
    }
}
