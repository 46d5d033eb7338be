import Foundation
import Indicators
import Places
import Quantities

/// Finds the growth of cells: pairs the figures of two years place by place, from the top down.
///
/// A place that stated its own total in both years is one pair. Where it did not, in one of them, what lies under it is looked at instead; so
/// a prefecture that stated its total in one year alone is compared county by county. A place that got another code since is the place
/// that it was.
public struct GrowthFold {
    /// What a place hands up of an indicator in a year; `nil` where nothing is known.
    public typealias Line = (PlaceYear, IndicatorCode) throws -> Contribution.Line?

    private let fold: Fold
    private let year: Int
    private let territories: Territories
    private let line: Line

    /// - Parameters:
    ///   - year: the later of the two years.
    ///   - line: tells what places hand up.
    public init(_ fold: Fold, in year: Int, line: @escaping Line) {
        self.fold = fold
        self.year = year
        self.line = line
        territories = Territories(of: year, asOf: year - 1, gazetteer: fold.gazetteer)
    }

    /// The growth of a cell since the year before; `nil` where nothing is added, or no place states both years.
    ///
    /// - Complexity: linear in the places under it.
    public func growth(of place: PlaceCode, _ indicator: IndicatorCode) throws -> Growth? {
        guard let entry = fold.catalogue[indicator], entry.rollup == .sum,
            entry.nature == .flow || entry.nature == .stock
        else { return nil }
        return Growth(try pair(place, indicator))
    }

    private func pair(_ place: PlaceCode, _ indicator: IndicatorCode) throws -> Growth.Pair {
        let now = try line(PlaceYear(place: place, year: year), indicator)
        let former = fold.gazetteer.code(of: place, in: year - 1)
        let before = try line(PlaceYear(place: former, year: year - 1), indicator)
        guard now?.value != nil || before?.value != nil else { return Growth.Pair() }
        let isUnchanged = territories.isUnchanged(place, since: former)
        if isUnchanged, let now, let before, now.rule == .ownWhole, before.rule == .ownWhole {
            return own(place, now, before)
        }
        let below = try children(of: place).reduce(Growth.Pair()) { $0 + (try pair($1, indicator)) }
        guard below.isSilent else {
            // What the organs of the place state for themselves lies beside what lies under it.
            guard isUnchanged, let now = now?.ofOrgans, let before = before?.ofOrgans else { return below }
            return below + own(place, now, before)
        }
        guard isUnchanged else { return Growth.Pair(place, .territory, into: heirs(of: place)) }
        guard let now, now.value != nil else { return Growth.Pair(place, .notNow) }
        guard let before, before.value != nil else { return Growth.Pair(place, .notBefore) }
        return now.rule == before.rule ? own(place, now, before) : Growth.Pair(place, .ambit)
    }

    /// The figures of a place that states both years.
    private func own(_ place: PlaceCode, _ now: Contribution.Line, _ before: Contribution.Line) -> Growth.Pair {
        guard now.makeup.partialPeriods == 0, before.makeup.partialPeriods == 0 else {
            return Growth.Pair(place, .period)
        }
        return Growth.Pair(now, before)
    }

    /// Into which place a place of the year before was merged since, or among which it was divided.
    private func heirs(of place: PlaceCode) -> [PlaceCode]? {
        let heirs = territories.sources(of: place)
        guard !heirs.isEmpty, heirs != [place] else { return nil }
        // One that only got another code was not merged.
        return heirs.count > 1 || territories.targets(of: heirs[0]).count > 1 ? heirs : nil
    }

    /// The places under one that counted in either year.
    private func children(of place: PlaceCode) -> [PlaceCode] {
        let both = [year, year - 1].flatMap { year in
            fold.gazetteer.children(of: place, in: year).filter {
                $0.kind == .division || fold.standing(of: $0) == .separate
            }
        }
        return Set(both.map { fold.gazetteer.code(of: $0.code, in: year) }).sorted()
    }
}

extension Contribution.Line {
    /// The share of the organs alone, where that is handed up with what lies under the place.
    fileprivate var ofOrgans: Contribution.Line? {
        guard rule == .organPlusChildren, ownValue != nil, ownBounds != nil else { return nil }
        var line = self
        line.value = ownValue
        line.bounds = ownBounds
        return line
    }
}

extension Growth.Pair {
    /// Whether nobody says anything.
    fileprivate var isSilent: Bool { places == 0 && excluded.isEmpty }

    /// A place that is left out.
    fileprivate init(_ place: PlaceCode, _ reason: Growth.Reason, into: [PlaceCode]? = nil) {
        self.init(excluded: [Growth.Exclusion(place: place, reason: reason, into: into)])
    }

    /// The figures of one place that states both years.
    fileprivate init(_ now: Contribution.Line, _ before: Contribution.Line) {
        guard let value = now.value, let bounds = now.bounds, let old = before.value, let oldBounds = before.bounds
        else {
            self.init()
            return
        }
        self.init(places: 1, now: value, nowBounds: bounds, before: old, beforeBounds: oldBounds)
    }
}
