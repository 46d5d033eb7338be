import Foundation
import Indicators
import Places
import Quantities

/// What lies directly under a place in a year, with what each child hands in.
struct Roster {
    /// A division or zone, its result if it has one, and its cells by indicator.
    struct Child {
        let place: Place
        let result: PlaceResult?
        private let byIndicator: [IndicatorCode: Cell]

        init(place: Place, result: PlaceResult?) {
            self.place = place
            self.result = result
            byIndicator = Dictionary(
                (result?.cells ?? []).map { ($0.indicator, $0) }, uniquingKeysWith: { first, _ in first })
        }

        /// The child's cell of an indicator.
        func cell(_ code: IndicatorCode) -> Cell? { byIndicator[code] }

        /// What is known of its report.
        var state: PlaceResult.ReportState { result?.state ?? .noReport }
    }

    /// The divisions that are expected, in the order of codes.
    let divisions: [Child]
    /// The zones, in the order of codes. Nobody expects them; they are shown when they report.
    let zones: [Child]
    /// Every indicator that a child has a cell of.
    let indicators: Set<IndicatorCode>
    /// The counties under the place and how many of them report.
    let counties: Coverage.Counties
    private let gazetteer: Gazetteer
    private let year: Int

    /// Calls the roll. Results of places that are no children in that year are not heard.
    init(of key: PlaceYear, children: [PlaceResult], gazetteer: Gazetteer) {
        let results = Dictionary(
            children.filter { $0.key.year == key.year }.map { ($0.key.place, $0) },
            uniquingKeysWith: { first, _ in first })
        var places = Self.inForce(under: key, gazetteer)
        let listed = Set(places.map(\.code))
        places += results.keys.filter { !listed.contains($0) }.compactMap(gazetteer.place).filter {
            $0.level == .township && $0.parent == key.place
        }
        for old in Self.ended(under: key, gazetteer) where results[old.code]?.speaks == true {
            Self.admit(old, to: &places, results: results, in: key.year)
        }
        let all = places.sorted { $0.code < $1.code }.map { Child(place: $0, result: results[$0.code]) }
        divisions = all.filter { child in
            // Few townships report; the table has them all. One that says nothing is not missing.
            child.place.kind == .division && (child.place.level != .township || child.result?.speaks == true)
        }
        zones = all.filter { $0.place.kind == .zone && $0.result?.speaks == true }
        indicators = Set(all.flatMap { ($0.result?.cells ?? []).map(\.indicator) })
        self.gazetteer = gazetteer
        year = key.year
        counties = divisions.reduce(Coverage.Counties()) {
            $0 + Self.counties(of: $1, in: key.year, gazetteer)
        }
    }

    /// What lies directly under a place on 31 December of the year, under the names of that day.
    static func inForce(under key: PlaceYear, _ gazetteer: Gazetteer) -> [Place] {
        gazetteer.children(of: key.place, in: key.year)
    }

    /// What lay directly under a place and ended in the year. A place that was only renamed has not ended.
    static func ended(under key: PlaceYear, _ gazetteer: Gazetteer) -> [Place] {
        let remaining = Set(inForce(under: key, gazetteer).map(\.code))
        return gazetteer.children(of: key.place, in: key.year - 1).filter {
            $0.validTo == key.year && !remaining.contains($0.code)
        }
    }

    /// A place that ended in the year may still report for it. It stands down for a successor that reports; where one
    /// place alone continues it (renamed, recoded), it stands in for that one.
    private static func admit(
        _ old: Place, to places: inout [Place], results: [PlaceCode: PlaceResult], in year: Int
    ) {
        let successors = places.filter { old.successors.contains($0.code) }
        if successors.contains(where: { results[$0.code]?.speaks == true }) { return }
        if old.successors.count == 1, let heir = successors.first, heir.validFrom == year {
            places.removeAll { $0.code == heir.code }
        }
        places.append(old)
    }

    private static func counties(
        of child: Child, in year: Int, _ gazetteer: Gazetteer
    ) -> Coverage.Counties {
        switch child.place.level {
        case .county:
            var one = Coverage.Counties()
            one.expected = 1
            one.reporting = child.state == .reported ? 1 : 0
            one.unreadable = child.state == .unreadable ? 1 : 0
            return one
        case .prefecture:
            if let result = child.result { return result.counties }
            var none = Coverage.Counties()
            none.expected =
                gazetteer.children(of: child.place.code, in: year)
                .count { $0.kind == .division && $0.level == .county }
            return none
        case .province, .township, nil: return Coverage.Counties()
        }
    }

    /// The states of the children for one indicator.
    func coverage(of code: IndicatorCode) -> Coverage {
        var coverage = Coverage()
        for child in divisions {
            let cell = child.cell(code)
            coverage.expected += 1
            coverage.reporting += child.state == .reported ? 1 : 0
            coverage.unreadable += child.state == .unreadable ? 1 : 0
            var counties = Self.counties(of: child, in: year, gazetteer)
            let isStated = cell?.isStated == true
            let isZero = isStated && cell?.saysZero == true
            let isAmbiguous = !isStated && cell?.isAmbiguous == true
            let looksBack = isStated && cell?.isLookingBack == true
            coverage.stating += isStated ? 1 : 0
            coverage.zero += isZero ? 1 : 0
            coverage.ambiguous += isAmbiguous ? 1 : 0
            coverage.statedLater += looksBack ? 1 : 0
            if !isStated { coverage.missingNames.append(child.place.name) }
            if cell?.handedUpIsPartial == true { coverage.partialNames.append(child.place.name) }
            if child.place.level == .county {
                counties.stating = isStated ? 1 : 0
                counties.zero = isZero ? 1 : 0
                counties.ambiguous = isAmbiguous ? 1 : 0
                counties.statedLater = looksBack ? 1 : 0
            } else if child.place.level == .prefecture, let below = cell?.coverage.counties {
                counties.stating = below.stating
                counties.zero = below.zero
                counties.ambiguous = below.ambiguous
                counties.statedLater = below.statedLater
            }
            coverage.counties = coverage.counties + counties
        }
        return coverage
    }
}

extension PlaceResult {
    /// Whether anything at all is known: a report, a dead letter, or a figure.
    var speaks: Bool { state != .noReport || !cells.isEmpty }
}

extension Cell {
    /// Whether only a later report states the own figure, looking back.
    var isLookingBack: Bool { !ownFigures.isEmpty && ownFigures.allSatisfy { $0.reportYear > year } }

    /// Whether what is stated is exactly zero.
    var saysZero: Bool {
        if handedUpBy != .nothing { return handedUpBounds == Bounds(exactly: 0) }
        return ownBounds == Bounds(exactly: 0)
    }
}
