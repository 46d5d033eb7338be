import Documents
import Foundation
import Indicators
import Observations
import Quantities

/// Several figures of one cell, and the rules that decide between them, in this order:
///
/// 1. a report before a document of another kind;
/// 2. a stated total before its parts: one that a check of the document names, or that is the sum of all the others;
/// 3. ambit `whole` before `unknown` before `organ`; where one is of a report of the year and the other is not, only `whole`
///    before `organ`, for a report that is silent about reach may mean either;
/// 4. the whole year before part of it; of stocks the latest day;
/// 5. the report of the year before a later report that looks back;
/// 6. parts stated side by side join; so do flows of parts of the year that do not overlap;
/// 7. the same figure again, or the same in coarser rounding, adds nothing;
/// 8. the later publication of the same report before the earlier, one without a date first;
/// 9. what is left is ambiguous: no value, never the largest, never the first.
struct Precedence {
    let nature: Indicator.Nature?
    let year: Int
    private(set) var candidates: [Candidate]
    /// Why each figure did not enter; a figure without an entry did.
    private(set) var fates: [Candidate.Key: WhyNot] = [:]
    /// What later reports say, looking back.
    private(set) var restatements: [Candidate] = []

    /// Takes the figures of one cell in any order.
    init(_ candidates: [Candidate], of indicator: Indicator?, in year: Int) {
        nature = indicator?.nature
        self.year = year
        self.candidates = candidates.sorted { $0.key < $1.key }
    }

    /// Applies the rules. One statement is the figure; several are ambiguous; none is left only of none.
    mutating func settle() -> [Statement] {
        // No rule has anything to say about a figure that stands alone.
        if candidates.count == 1 { return [Statement(candidates[0], nature: nature)] }
        dropLesserKinds()
        dropPartsOfTotals()
        let all = candidates
        dropNarrowerAmbits()
        dropShorterPeriods()
        dropLooksBack()
        restatements = restated(among: all)
        var statements = Dictionary(grouping: candidates, by: \.key.document).sorted { $0.key < $1.key }
            .flatMap { statementsOfOneDocument($0.value) }
        statements = withoutRepetitions(statements)
        statements = withoutSuperseded(statements)
        if statements.count > 1 {
            for statement in statements { tell(.ambiguous, of: statement) }
        }
        return statements
    }

    // MARK: Rules that look at single figures

    mutating func drop(_ why: WhyNot, where condition: (Candidate) -> Bool) {
        for candidate in candidates where condition(candidate) { fates[candidate.key] = why }
        candidates.removeAll(where: condition)
    }

    private mutating func dropLesserKinds() {
        if candidates.contains(where: { $0.kind != .other }) { drop(.notAReport) { $0.kind == .other } }
    }

    private mutating func dropPartsOfTotals() {
        let all = candidates
        drop(.totalStated) { part in
            part.checks.contains { check in
                check.rule == .sum && check.inputs.contains { $0.overlaps(part.observation.span) }
                    && all.contains {
                        $0.key.document == part.key.document && $0.key != part.key
                            && $0.observation.span.overlaps(check.result)
                    }
            }
        }
    }

    private mutating func dropShorterPeriods() {
        if nature == .stock {
            let latest = candidates.map(\.observation.period.to).max()
            drop(.laterDayStated) { $0.observation.period.to != latest }
        } else if candidates.contains(where: { $0.observation.period.isWholeYear }) {
            drop(.longerPeriodStated) { !$0.observation.period.isWholeYear }
        }
    }

    // MARK: Rules that look at figures together

    private mutating func tell(_ why: WhyNot, of statement: Statement) {
        for part in statement.parts { fates[part.key] = why }
    }

    private mutating func statementsOfOneDocument(_ candidates: [Candidate]) -> [Statement] {
        let adds = nature == .flow || nature == .stock
        var statements: [Statement] = []
        for candidate in candidates.sorted(by: { ($0.observation.span, $0.key) < ($1.observation.span, $1.key) }) {
            let next = Statement(candidate, nature: nature)
            if adds, let last = statements.last, let before = last.parts.last,
                SideBySide.stand(before.observation, candidate.observation)
            {
                statements[statements.count - 1] = last.joined(with: next)
            } else {
                statements.append(next)
            }
        }
        guard statements.count > 1 else { return statements }
        statements = withoutParts(withoutRepetitions(statements))
        return nature == .flow && statements.count > 1 ? joinedOverTheYear(statements) : statements
    }

    /// A total that a document does not call one: of three exact figures or more, one is the sum of all the others
    /// (办理建议提案172件 … 建议64件 … 提案108件). Two figures prove nothing, and rates do not add.
    private mutating func withoutParts(_ statements: [Statement]) -> [Statement] {
        guard statements.count >= 3, nature != .rate, let first = statements.first,
            statements.allSatisfy({ $0.bounds.isExact && $0.value > 0 && $0.period == first.period })
        else { return statements }
        let all = statements.reduce(Decimal(0)) { $0 + $1.value }
        guard let total = statements.first(where: { $0.value * 2 == all }) else { return statements }
        for part in statements where part.parts[0].key != total.parts[0].key { tell(.totalStated, of: part) }
        return [total]
    }

    /// Flows of parts of the year add when no two overlap; a part inside a longer part is dropped first.
    private mutating func joinedOverTheYear(_ statements: [Statement]) -> [Statement] {
        let longest = statements.filter { inner in
            !statements.contains { outer in
                outer.period != inner.period && outer.period.from <= inner.period.from
                    && inner.period.to <= outer.period.to
            }
        }
        for statement in statements where !longest.contains(where: { $0.parts[0].key == statement.parts[0].key }) {
            tell(.longerPeriodStated, of: statement)
        }
        let ordered = longest.sorted { $0.period.from < $1.period.from }
        guard let first = ordered.first, zip(ordered, ordered.dropFirst()).allSatisfy({ $0.period.to < $1.period.from })
        else { return longest }
        var joined = ordered.dropFirst().reduce(first) { $0.joined(with: $1) }
        if ordered.count > 1 {
            let days = ordered.reduce(0) { $0 + $1.period.days }
            joined.isPartial = !(joined.period.isWholeYear && days == joined.period.days)
        }
        return [joined]
    }

    private mutating func withoutRepetitions(_ statements: [Statement]) -> [Statement] {
        // The one that stays is the latest published, else the first by document and position: any fixed order does.
        let ordered = statements.sorted { left, right in
            let days = (left.parts[0].published?.ordinal ?? Int.min, right.parts[0].published?.ordinal ?? Int.min)
            return days.0 != days.1 ? days.0 > days.1 : left.parts[0].key < right.parts[0].key
        }
        var kept: [Statement] = []
        for statement in ordered {
            if kept.contains(where: { $0.says(statement) && $0.period == statement.period }) {
                tell(.repeated, of: statement)
            } else {
                kept.append(statement)
            }
        }
        let finest = kept.filter { coarse in
            !kept.contains { $0.period == coarse.period && $0.refines(coarse) }
        }
        for statement in kept where !finest.contains(where: { $0.parts[0].key == statement.parts[0].key }) {
            tell(.lessPrecise, of: statement)
        }
        return finest
    }

    private mutating func withoutSuperseded(_ statements: [Statement]) -> [Statement] {
        let latest = statements.filter { earlier in
            !statements.contains { later in
                let (first, second) = (earlier.parts[0], later.parts[0])
                guard first.kind == second.kind, first.reportYear == second.reportYear, let day = second.published
                else { return false }
                return first.published.map { $0 < day } ?? (first.key.document != second.key.document)
            }
        }
        for statement in statements where !latest.contains(where: { $0.parts[0].key == statement.parts[0].key }) {
            tell(.superseded, of: statement)
        }
        return latest
    }
}
