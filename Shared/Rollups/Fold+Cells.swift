import Foundation
import Indicators
import Observations
import Places
import Quantities

/// One cell: what the children give, what the place says, what it hands up.
extension Fold {
    /// Every indicator that the place or a child says something about, rates whose parts are stated included.
    func indicators(of own: OwnFigures, _ roster: Roster) -> [IndicatorCode] {
        var codes = Set(own.cells.keys).union(roster.indicators)
        for indicator in catalogue.indicators where indicator.rollup == .ratio && !codes.contains(indicator.code) {
            if ownParts(of: indicator, own) != nil { codes.insert(indicator.code) }
        }
        return codes.sorted()
    }

    /// The cell of one indicator.
    func cell(_ code: IndicatorCode, of key: PlaceYear, own: OwnFigures, roster: Roster) -> Cell {
        let indicator = catalogue[code]
        let ownCell = own.cells[code] ?? .nothing
        let unit =
            indicator?.unit ?? ownCell.statement?.parts[0].observation.unit
            ?? roster.divisions.lazy.compactMap { $0.cell(code)?.unit }.first ?? ""
        var cell = Cell(place: key.place, year: key.year, indicator: code, unit: unit, method: method(of: indicator))
        ownCell.fill(&cell)
        cell.coverage = roster.coverage(of: code)
        cell.zones = zones(of: code, roster)
        switch cell.method {
        case .sum:
            addUp(&cell, roster)
            handUp(&cell, ownCell)
        case .ratio:
            cell.distribution = distribution(of: code, roster)
            divide(&cell, roster)
            if let indicator { handUpParts(&cell, of: indicator, own, hasChildren: !roster.divisions.isEmpty) }
        case .none:
            cell.distribution = distribution(of: code, roster)
            cell.childrenInValue = cell.coverage.stating
        }
        let judgement = Judgement.of(cell, roster)
        cell.verdict = judgement.verdict
        cell.verdictReason = judgement.reason
        cell.difference = judgement.difference
        return cell
    }

    /// Lists are never added, whatever the catalogue says of their roll-up; neither is what the catalogue does not know.
    private func method(of indicator: Indicator?) -> Cell.Method {
        guard let indicator else { return .none }
        switch indicator.rollup {
        case .sum: return indicator.nature == .list || indicator.nature == .rate ? .none : .sum
        case .ratio: return indicator.numerator != nil && indicator.denominator != nil ? .ratio : .none
        case .none: return .none
        }
    }

    private func zones(of code: IndicatorCode, _ roster: Roster) -> [ZoneFigure] {
        roster.zones.compactMap { zone in
            guard let cell = zone.cell(code), cell.isStated else { return nil }
            return ZoneFigure(
                place: zone.place.code, name: zone.place.name, value: cell.handedUp ?? cell.ownValue,
                bounds: cell.handedUpBounds ?? cell.ownBounds, standing: zone.place.countedIn)
        }
    }

    /// The divisions and the zones that stand beside them: all whose figures go in.
    private func counted(_ roster: Roster) -> [Roster.Child] {
        roster.divisions + roster.zones.filter { $0.place.countedIn == .separate }
    }

    private func distribution(of code: IndicatorCode, _ roster: Roster) -> Distribution? {
        Distribution(of: counted(roster).compactMap { $0.cell(code)?.ownValue })
    }

    // MARK: Sums

    private func addUp(_ cell: inout Cell, _ roster: Roster) {
        for child in counted(roster) {
            guard let below = child.cell(cell.indicator), let value = below.handedUp, let bounds = below.handedUpBounds
            else { continue }
            cell.value = (cell.value ?? 0) + value
            cell.bounds = cell.bounds.map { $0 + bounds } ?? bounds
            cell.makeup = cell.makeup + below.handedUpMakeup
            if child.place.kind == .division { cell.childrenInValue += 1 }
        }
        for zone in cell.zones where zone.standing == .unknown {
            guard let bounds = cell.bounds, let mayAdd = zone.bounds else { continue }
            cell.bounds = bounds + Bounds(lower: 0, upper: mayAdd.upper, excludesUpper: mayAdd.excludesUpper)
        }
    }

    private func handUp(_ cell: inout Cell, _ own: OwnCell) {
        let isPartial = !cell.isComplete && cell.coverage.expected > 0
        guard let statement = own.statement else {
            return handUpChildren(&cell, isPartial: isPartial)
        }
        switch statement.parts[0].observation.ambit {
        case .unknown where cell.bounds.map({ statement.bounds.isBelow($0) }) ?? false:
            handUpChildren(&cell, isPartial: isPartial)
        case .whole, .unknown:
            cell.handedUp = statement.value
            cell.handedUpBounds = statement.bounds
            cell.handedUpMakeup = own.makeup
            cell.handedUpBy = .ownWhole
        case .organ:
            cell.handedUp = statement.value + (cell.value ?? 0)
            cell.handedUpBounds = cell.bounds.map { $0 + statement.bounds } ?? statement.bounds
            cell.handedUpMakeup = own.makeup + cell.makeup
            cell.handedUpBy = .organPlusChildren
            cell.handedUpIsPartial = isPartial
        }
    }

    private func handUpChildren(_ cell: inout Cell, isPartial: Bool) {
        guard let value = cell.value else { return }
        cell.handedUp = value
        cell.handedUpBounds = cell.bounds
        cell.handedUpMakeup = cell.makeup
        cell.handedUpBy = .children
        cell.handedUpIsPartial = isPartial
    }
}
