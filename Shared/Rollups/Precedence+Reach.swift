import Indicators
import Observations
import Quantities

/// How far figures reach, and which report states them.
///
/// Most reports do not say how far a figure reaches. So a later report that looks back comes before the report of the year only
/// where the two are known to differ: it states the whole, the report of the year its organs' share. In all other cases the report of
/// the year stands, and what the later one says is told beside it.
extension Precedence {
    mutating func dropNarrowerAmbits() {
        let year = year
        let best = Dictionary(grouping: candidates) { $0.vintage(in: year) }.compactMapValues(Self.widest)
        drop(.widerAmbitStated) { $0.reach != best[$0.vintage(in: year)] }
        if candidates.contains(where: { $0.reach == .whole }) {
            drop(.widerAmbitStated) { $0.reach == .organ }
        } else if best[.ofTheYear] == .unknown {
            drop(.reportOfTheYear) { $0.reach == .organ }
        }
    }

    mutating func dropLooksBack() {
        let year = year
        guard let best = candidates.map({ $0.vintage(in: year) }).min() else { return }
        drop(.reportOfTheYear) { $0.vintage(in: year) != best }
    }

    /// What later reports say of the same days, each in the figure that reaches furthest, where the report of the year is taken and the
    /// two are not known to differ in reach.
    func restated(among all: [Candidate]) -> [Candidate] {
        guard let taken = candidates.first, taken.vintage(in: year) == .ofTheYear else { return [] }
        let later = all.filter { $0.vintage(in: year) == .later }
        let widest = Dictionary(grouping: later, by: \.key.document).compactMapValues(Self.widest)
        return later.filter { candidate in
            candidate.reach == widest[candidate.key.document]
                && Set([candidate.reach, taken.reach]) != [.whole, .organ] && isOfTheDays(of: taken, candidate)
        }
    }

    private static func widest(_ candidates: [Candidate]) -> Candidate.Reach? { candidates.map(\.reach).min() }

    /// Whether two figures are of days that can be held against each other.
    private func isOfTheDays(of taken: Candidate, _ other: Candidate) -> Bool {
        let (mine, theirs) = (taken.observation.period, other.observation.period)
        return nature == .stock ? mine.to == theirs.to : !mine.isWholeYear || theirs.isWholeYear
    }
}

extension Candidate {
    /// How far a figure reaches, the furthest first.
    enum Reach: Int, Comparable {
        case whole, unknown, organ

        static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    }

    /// When the report that states a figure was written, in the order in which reports come before each other.
    enum Vintage: Int, Comparable {
        case ofTheYear, later, earlier

        static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    }

    var reach: Reach {
        switch observation.ambit {
        case .whole: .whole
        case .unknown: .unknown
        case .organ: .organ
        }
    }

    func vintage(in year: Int) -> Vintage { reportYear == year ? .ofTheYear : reportYear > year ? .later : .earlier }
}
