import Documents
import Foundation
import Indicators
import Observations
import Places
import Quantities

/// How a reading agrees with what a careful reader found.
struct Score {
    /// One indicator, or all.
    struct Row {
        /// Observations of the gold.
        var stated = 0
        /// Those that were read.
        var found = 0
        /// Observations that the gold has not.
        var wrong = 0

        var precision: Double { found + wrong == 0 ? 0 : Double(found) / Double(found + wrong) }
        var recall: Double { stated == 0 ? 0 : Double(found) / Double(stated) }
        var f1: Double { precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall) }
    }

    /// By indicator.
    private(set) var rows: [String: Row] = [:]
    private(set) var total = Row()
    private(set) var place = 0
    private(set) var qualifier = 0
    private(set) var period = (right: 0, of: 0)
    private(set) var numbers = (right: 0, of: 0)
    private(set) var fields = (right: 0, of: 0)
    private(set) var checks = (right: 0, of: 0)
    private(set) var alarms = 0

    /// Takes one document in. An observation agrees when code and value do and the spans overlap; what the gold marks as
    /// optional, and codes outside of `codes`, count neither way.
    mutating func add(_ reading: Reading, _ gold: GoldFile, codes: Set<String>?) {
        var free = gold.observations
        // Zeros in words are not in the gold; see its guide.
        for observation in reading.observations where observation.worded != true {
            let code = observation.indicator.rawValue
            if let codes, !codes.contains(code) { continue }
            let hits = free.indices.filter { index in
                free[index].code == code && agrees(observation.value, free[index].value)
                    && overlaps(observation.span.start, observation.span.end, free[index])
            }
            guard let hit = hits.first(where: { free[$0].optional != true }) ?? hits.first else {
                total.wrong += 1
                rows[code, default: Row()].wrong += 1
                continue
            }
            let line = free.remove(at: hit)
            if line.optional == true { continue }
            total.found += 1
            rows[code, default: Row()].found += 1
            if line.placeAny == true || line.place == observation.scope.rawValue { place += 1 }
            if line.qualifier == observation.qualifier.rawValue { qualifier += 1 }
            guard let days = line.period else { continue }
            period.of += 1
            let own = observation.period
            if days == GoldLine.Days(from: own.from.description, to: own.to.description) { period.right += 1 }
        }
        for line in gold.observations where line.optional != true {
            total.stated += 1
            rows[line.code ?? "", default: Row()].stated += 1
        }
        addNumbers(reading, gold)
        addFields(reading.metadata, gold.document)
        addChecks(reading, gold)
    }

    private func agrees(_ value: Decimal, _ gold: Double?) -> Bool {
        guard let gold else { return false }
        let value = NSDecimalNumber(decimal: value).doubleValue
        return abs(value - gold) <= 1e-6 * max(1, abs(value), abs(gold))
    }

    private func overlaps(_ start: Int, _ end: Int, _ line: GoldLine) -> Bool {
        start < line.end ?? 0 && line.start ?? 0 < end
    }

    private mutating func addNumbers(_ reading: Reading, _ gold: GoldFile) {
        for line in gold.mentions {
            numbers.of += 1
            let isRight = reading.mentions.contains {
                $0.kind.rawValue == line.kind && overlaps($0.span.start, $0.span.end, line)
            }
            if isRight { numbers.right += 1 }
        }
    }

    private mutating func addFields(_ metadata: DocumentMetadata, _ gold: GoldLine?) {
        let pairs: [(String?, String?)] = [
            (metadata.placeName, gold?.jurisdiction), (metadata.adcode?.rawValue, gold?.adcode),
            (metadata.parent?.rawValue, gold?.parent), (metadata.level?.rawValue, gold?.level),
            ("\(metadata.isFunctionalZone)", "\(gold?.functionalZone ?? false)"),
            (metadata.year.map(String.init), gold?.year.map(String.init)),
            (metadata.published?.description, gold?.published),
        ]
        fields.of += pairs.count
        fields.right += pairs.count { $0.0 == $0.1 }
    }

    private struct CheckKey: Hashable {
        var start: Int
        var end: Int
        var holds: Bool
    }

    private mutating func addChecks(_ reading: Reading, _ gold: GoldFile) {
        let rules = ["ratio", "sum"]
        let stated = Set(
            gold.checks.filter { rules.contains($0.rule ?? "") }.map {
                CheckKey(start: $0.result?.first ?? 0, end: $0.result?.last ?? 0, holds: $0.holds ?? true)
            })
        let read = Set(
            reading.checks.filter { rules.contains($0.rule.rawValue) }.map {
                CheckKey(start: $0.result.start, end: $0.result.end, holds: $0.holds)
            })
        checks.of += stated.count
        checks.right += stated.intersection(read).count
        alarms += read.subtracting(stated).count { !$0.holds }
    }
}
