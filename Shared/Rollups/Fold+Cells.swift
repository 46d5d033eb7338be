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
        for indicator in ratios where !codes.contains(indicator.code) {
            if ownParts(of: indicator, own) != nil { codes.insert(indicator.code) }
        }
        return codes.sorted()
    }

    /// The cell of one indicator.
    func cell(_ code: IndicatorCode, of key: PlaceYear, own: OwnFigures, roster: Roster) -> Cell {
        let indicator = catalogue[code]
        let ownCell = own.cells[code] ?? .nothing
        let lines = roster.lines(of: code)
        let unit =
            indicator?.unit ?? ownCell.statement?.parts[0].observation.unit
            ?? roster.divisions.lazy.compactMap { lines[$0.position]?.unit }.first ?? ""
        var cell = Cell(place: key.place, year: key.year, indicator: code, unit: unit, method: method(of: indicator))
        ownCell.fill(&cell)
        cell.coverage = roster.coverage(lines)
        cell.zones = zones(roster, lines)
        cell.editions = editions(of: indicator, ownCell, own, lines)
        switch cell.method {
        case .sum:
            addUp(&cell, roster, lines)
            handUp(&cell, ownCell)
        case .ratio:
            cell.distribution = distribution(roster, lines)
            divide(&cell, roster, lines)
            if let indicator { handUpParts(&cell, of: indicator, own) }
        case .none:
            cell.distribution = distribution(roster, lines)
            cell.childrenInValue = cell.coverage.stating
        }
        let judgement = Judgement.of(cell, roster, lines)
        cell.verdict = judgement.verdict
        cell.verdictReason = judgement.reason
        cell.difference = judgement.difference
        return cell
    }

    /// Lists are never added, whatever the catalogue says of their roll-up; neither is what the catalogue does not know.
    func method(of indicator: Indicator?) -> Cell.Method {
        guard let indicator else { return .none }
        switch indicator.rollup {
        case .sum: return indicator.nature == .list || indicator.nature == .rate ? .none : .sum
        case .ratio: return indicator.numerator != nil && indicator.denominator != nil ? .ratio : .none
        case .none: return .none
        }
    }

    /// Which editions read what the cell is made of, the parts of a rate included.
    private func editions(
        of indicator: Indicator?, _ ownCell: OwnCell, _ own: OwnFigures, _ lines: Roster.Lines
    ) -> [Edition]? {
        var all = ownCell.editions
        for part in [indicator?.numerator, indicator?.denominator] {
            if let part, let cell = own.cells[part] { all.formUnion(cell.editions) }
        }
        // Most often all children were read by the same.
        var last: [Edition] = []
        for case let editions? in lines.lazy.map({ $0?.editions }) where editions != last {
            last = editions
            all.formUnion(editions)
        }
        return all.isEmpty ? nil : all.sorted()
    }

    private func zones(_ roster: Roster, _ lines: Roster.Lines) -> [ZoneFigure] {
        roster.zones.compactMap { zone in
            guard let line = lines[zone.position], line.isStated else { return nil }
            return ZoneFigure(
                place: zone.code, name: zone.name, value: line.value ?? line.ownValue,
                bounds: line.bounds ?? line.ownBounds, standing: zone.standing)
        }
    }

    private func distribution(_ roster: Roster, _ lines: Roster.Lines) -> Distribution? {
        Distribution(of: roster.counted.compactMap { lines[$0.position]?.ownValue })
    }

    // MARK: Sums

    private func addUp(_ cell: inout Cell, _ roster: Roster, _ lines: Roster.Lines) {
        for child in roster.counted {
            guard let below = lines[child.position], let value = below.value, let bounds = below.bounds
            else { continue }
            cell.value = .fastSum(cell.value ?? 0, value)
            cell.bounds = cell.bounds.map { $0 + bounds } ?? bounds
            cell.makeup = cell.makeup + below.makeup
            if child.kind == .division { cell.childrenInValue += 1 }
        }
        if let bounds = cell.bounds { cell.bounds = widened(bounds, by: cell.zones) }
    }

    /// What zones may add of which it is not known where they are counted.
    private func widened(_ bounds: Bounds, by zones: [ZoneFigure]) -> Bounds {
        zones.reduce(bounds) { bounds, zone in
            guard zone.standing == .unknown, let mayAdd = zone.bounds else { return bounds }
            return bounds + Bounds(lower: 0, upper: mayAdd.upper, excludesUpper: mayAdd.excludesUpper)
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
            cell.handedUpBounds =
                cell.bounds.map { $0 + statement.bounds } ?? widened(statement.bounds, by: cell.zones)
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
