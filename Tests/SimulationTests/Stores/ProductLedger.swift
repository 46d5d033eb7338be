import Documents
import Foundation
import Indicators
@testable import Ledger
import Observations
import Places
import Quantities
import Rollups

/// The product's own ledger beside the small one of the simulated line.
enum ProductLedger {
    /// Tells the product's ledger what the small one took in, commit by commit, and compares what both keep.
    /// - Returns: what differs, a sentence each, and what the product's ledger finds wrong with itself.
    static func differences(from reference: ReferenceLedger) async -> [String] {
        let ledger = InMemoryLedger(fold: fold)
        do {
            for commit in reference.committed {
                let verdicts = try await ledger.store(commit.map(\.stated))
                if verdicts.contains(where: { $0 != .stored }) {
                    return ["The product's ledger refuses a fact: \(verdicts)."]
                }
            }
            let kept = ledger.read { $0.entries }
            var sentences: [String] = []
            for id in Set(kept.keys).union(reference.entries.keys) {
                let (found, expected) = (kept[id], reference.entries[id])
                let differing = [
                    ("reading", found?.reading == expected?.reading?.stated),
                    ("claims", found?.claims == expected?.claims),
                    ("burial", found?.burial == expected?.burial),
                    ("retraction", found?.retraction == expected?.retraction),
                ].filter { !$0.1 }.map(\.0)
                if !differing.isEmpty {
                    sentences.append(
                        "The product's ledger keeps another \(differing.joined(separator: ", ")) of \(id).")
                }
            }
            return sentences + (try await ledger.verify()).map { "The product's ledger finds: \($0)" }
        } catch {
            return ["The product's ledger fails: \(error)"]
        }
    }

    private static let fold: Fold = {
        func place(_ code: String, _ level: PlaceLevel, _ parent: String?) -> Place {
            Place(
                code: PlaceCode(rawValue: code), name: "甲\(code)", shortName: "甲\(code)", kind: .division, level: level,
                parent: parent.map { PlaceCode(rawValue: $0) }, validFrom: 1981, countedIn: .separate)
        }
        return Fold(
            catalogue: Catalogue(
                indicators: [
                    Indicator(
                        code: Statement.indicator, theme: "cases", zh: "案件", en: "cases", kind: .count, unit: "件",
                        nature: .flow,
                        usualAmbit: .whole, rollup: .sum)
                ], edition: 1),
            gazetteer: Gazetteer(
                places: [place("420000", .province, nil)]
                    + Divisions.prefectures.map { place($0, .prefecture, "420000") }
                    + Divisions.parents.sorted { $0.key < $1.key }.map { place($0.key, .county, $0.value) }, edition: 1)
        )
    }()
}

/// What the figure in the text of an invented reading is to the product.
private enum Statement {
    static let indicator = IndicatorCode(rawValue: "cases.received")
}

extension Fact {
    /// The same, with what a reading says stated as the product wants it. On the simulated line a reading is only its text:
    /// so the line stays quick.
    fileprivate var stated: Fact {
        if case .reading(let reading, let claims) = self {
            .reading(reading: reading.stated, claims: claims)
        } else {
            self
        }
    }
}

extension Reading {
    fileprivate var stated: Reading {
        let words = text.split(separator: " ").map(String.init)
        guard words.count == 2, let value = Decimal(string: words[0]), let period = Period(year: 2020) else {
            return self
        }
        var reading = self
        reading.metadata.year = 2020
        reading.metadata.period = period
        reading.metadata.level = .county
        if words[1] != "-" { reading.metadata.jurisdiction = .place(PlaceCode(rawValue: words[1])) }
        let span = TextSpan(start: 0, end: words[0].utf8.count)
        reading.observations = [
            Observation(
                indicator: Statement.indicator, value: value, bounds: Bounds(exactly: value), unit: "件",
                qualifier: .exact,
                scope: .`self`, ambit: .whole, ambitAssumed: false, period: period, surface: words[0], span: span,
                sentence: text, sentenceSpan: span)
        ]
        return reading
    }
}
