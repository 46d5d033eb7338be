import Foundation
import Indicators
import Places
import Rollups

/// What the cells of a place in a year must say: what its own report states, and what the places below hand up.
struct TruthAccount: Sendable {
    /// A place directly below, with its own account.
    struct Child {
        var place: Place
        var account: TruthAccount
    }

    /// Whether the place has a report of the year.
    let isReporting: Bool
    /// The counties below, and how many report.
    private(set) var counties = TruthCell.Count()
    /// The cells that say anything.
    private(set) var cells: [IndicatorCode: TruthCell] = [:]

    /// Adds up a place, and all below it.
    init(of key: TruthSource.Key, _ source: TruthSource, _ catalogue: Catalogue) {
        isReporting = source.reporting.contains(key)
        let own = source.own[key] ?? [:]
        let below = source.divisions(under: key).map { place in
            Child(
                place: place, account: Self(of: TruthSource.Key(place: place.code, year: key.year), source, catalogue))
        }
        for child in below { counties = counties + child.counties(TruthCell.Count()) }
        for indicator in catalogue.indicators {
            var cell = TruthCell(method: Self.method(of: indicator))
            cell.own = own[indicator.code]?.figure
            cell.ambit = own[indicator.code]?.ambit
            cell.isLookingBack = own[indicator.code].map { $0.reportYear > key.year } ?? false
            cell.cover(below, indicator.code)
            switch cell.method {
            case .sum: cell.addUp(below, indicator.code)
            case .ratio: cell.divide(below, indicator, own)
            case .none: cell.inValue = cell.direct.stating
            }
            // A place that says nothing, and below which nobody does, has no cell.
            if cell.isStated || cell.direct.stating > 0 || cell.counties.stating > 0 { cells[indicator.code] = cell }
        }
    }

    /// Lists and rates are not added, whatever else is said of them.
    private static func method(of indicator: Indicator) -> Cell.Method {
        switch indicator.rollup {
        case .sum: indicator.nature == .flow || indicator.nature == .stock ? .sum : .none
        case .ratio: .ratio
        case .none: .none
        }
    }
}

extension TruthAccount.Child {
    /// The counties that the place is, or that lie below it, and as many of them stating a figure as `said` has.
    func counties(_ said: TruthCell.Count) -> TruthCell.Count {
        var count = said
        (count.expected, count.reporting) =
            place.level == .county
            ? (1, account.isReporting ? 1 : 0) : (account.counties.expected, account.counties.reporting)
        return count
    }
}
