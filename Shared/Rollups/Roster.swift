import Duties
import Foundation
import Indicators
import Places
import Quantities

/// What lies directly under a place in a year, with what each child hands in.
struct Roster {
    /// A division or zone, as far as cells tell of it.
    struct Child {
        let code: PlaceCode
        let name: String
        let kind: Place.Kind
        let level: PlaceLevel?
        let standing: Place.Standing
        /// What is known of its report.
        let state: PlaceResult.ReportState
        /// Whether it hands up anything at all.
        let speaks: Bool
        /// Whether it is missing where it says nothing.
        let isExpected: Bool
        /// The counties that it is or that lie under it; the numbers about a figure are zero.
        let counties: Coverage.Counties
        /// Its position among the lines of an indicator.
        let position: Int
    }

    /// What each child hands up of one indicator, by its position.
    typealias Lines = [Contribution.Line?]

    /// The divisions that are expected, in the order of codes.
    let divisions: [Child]
    /// The zones, in the order of codes. Nobody expects them; they are shown when they report.
    let zones: [Child]
    /// The divisions and the zones that stand beside them: all whose figures go in.
    let counted: [Child]
    /// The counties under the place and how many of them report.
    let counties: Coverage.Counties
    private var lines: [IndicatorCode: Lines] = [:]
    private let blank: Lines

    /// Calls the roll. What is handed up by places that are no children in that year is not heard.
    init(of key: PlaceYear, handedUp: [Contribution], by fold: Fold) {
        let gazetteer = fold.gazetteer
        let results = Dictionary(
            handedUp.filter { $0.key.year == key.year }.map { ($0.key.place, $0) },
            uniquingKeysWith: { first, _ in first })
        var places = Self.inForce(under: key, gazetteer)
        let listed = Set(places.map(\.code))
        places += results.keys.filter { !listed.contains($0) }.compactMap(gazetteer.place).filter {
            $0.level == .township && $0.parent == key.place
        }
        for old in Self.ended(under: key, gazetteer) where results[old.code]?.speaks == true {
            Self.admit(old, to: &places, results: results, in: key.year)
        }
        self.init(of: key, places: places, results: results, by: fold)
    }

    /// Calls the roll of some places, whatever lies under the place in that year.
    init(of key: PlaceYear, places: [Place], handedUp: [Contribution], by fold: Fold) {
        let results = Dictionary(handedUp.map { ($0.key.place, $0) }, uniquingKeysWith: { first, _ in first })
        self.init(of: key, places: places, results: results, by: fold)
    }

    private init(of key: PlaceYear, places: [Place], results: [PlaceCode: Contribution], by fold: Fold) {
        let all = places.sorted { $0.code < $1.code }.enumerated().map { position, place in
            Child(
                of: place, contribution: results[place.code], position: position, in: key.year, by: fold)
        }
        // Few townships report; the table has them all. One that says nothing is not missing, and no exempt place is.
        divisions = all.filter { $0.kind == .division && ($0.isExpected || $0.speaks) }
        zones = all.filter { $0.kind == .zone && $0.speaks }
        counted = divisions + zones.filter { $0.standing == .separate }
        counties = divisions.reduce(Coverage.Counties()) { $0 + $1.counties }
        blank = Array(repeating: nil, count: all.count)
        for child in all {
            for line in results[child.code]?.lines ?? [] {
                lines[line.indicator, default: blank][child.position] = line
            }
        }
    }

    /// Every indicator that a child hands in a line of.
    var indicators: some Sequence<IndicatorCode> { lines.keys }

    /// What each child hands up of an indicator.
    func lines(of code: IndicatorCode) -> Lines { lines[code] ?? blank }

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
        _ old: Place, to places: inout [Place], results: [PlaceCode: Contribution], in year: Int
    ) {
        let successors = places.filter { old.successors.contains($0.code) }
        if successors.contains(where: { results[$0.code]?.speaks == true }) { return }
        if old.successors.count == 1, let heir = successors.first, heir.validFrom == year {
            places.removeAll { $0.code == heir.code }
        }
        places.append(old)
    }

    /// The states of the children for one indicator.
    func coverage(_ lines: Lines) -> Coverage {
        var coverage = Coverage()
        for child in divisions {
            let line = lines[child.position]
            coverage.expected += 1
            coverage.reporting += child.state == .reported ? 1 : 0
            coverage.unreadable += child.state == .unreadable ? 1 : 0
            var counties = child.counties
            let isStated = line?.isStated == true
            let isZero = isStated && line?.saysZero == true
            let isAmbiguous = !isStated && line?.isAmbiguous == true
            let looksBack = isStated && line?.isLookingBack == true
            coverage.stating += isStated ? 1 : 0
            coverage.zero += isZero ? 1 : 0
            coverage.ambiguous += isAmbiguous ? 1 : 0
            coverage.statedLater += looksBack ? 1 : 0
            if !isStated { coverage.missingNames.append(child.name) }
            if line?.isPartial == true { coverage.partialNames.append(child.name) }
            if child.level == .county {
                counties.stating = isStated ? 1 : 0
                counties.zero = isZero ? 1 : 0
                counties.ambiguous = isAmbiguous ? 1 : 0
                counties.statedLater = looksBack ? 1 : 0
            } else if child.level == .prefecture, let below = line?.counties {
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

extension Roster.Child {
    fileprivate init(
        of place: Place, contribution: Contribution?, position: Int, in year: Int, by fold: Fold
    ) {
        code = place.code
        name = place.name
        kind = place.kind
        level = place.level
        standing = fold.standing(of: place)
        state = contribution?.state ?? .noReport
        speaks = contribution?.speaks ?? false
        isExpected = place.level != .township && fold.roster.isExpected(place, in: year, fold.gazetteer)
        counties = Self.counties(of: place, contribution: contribution, in: year, fold.gazetteer, fold.roster)
        self.position = position
    }

    private static func counties(
        of place: Place, contribution: Contribution?, in year: Int, _ gazetteer: Gazetteer, _ duties: DutyRoster
    ) -> Coverage.Counties {
        var counties = Coverage.Counties()
        switch place.level {
        case .county:
            counties.expected = 1
            counties.reporting = contribution?.state == .reported ? 1 : 0
            counties.unreadable = contribution?.state == .unreadable ? 1 : 0
        case .prefecture:
            if let contribution { return contribution.counties }
            counties.expected =
                gazetteer.children(of: place.code, in: year).count {
                    $0.kind == .division && $0.level == .county && duties.isExpected($0, in: year, gazetteer)
                }
        case .province, .township, nil: break
        }
        return counties
    }
}
