import Documents
import Indicators
import Observations
import Places

/// What a cell is made of, and what is not in it.
extension Fold {
    /// A document with the fates of its figures.
    public typealias Told = (facts: DocumentFacts, uses: [PlaceResult.FigureUse])

    /// The figures that documents state for a cell.
    ///
    /// - Parameters:
    ///   - documents: documents of one origin, in any order; figures of other places and years are left out.
    ///   - origin: whose they are.
    public func figures(_ documents: [Told], from origin: CellInputs.Origin, for key: Cell.Key) -> [CellInputs.Figure] {
        let indicator = catalogue[key.indicator]
        let codes = [key.indicator] + [indicator?.numerator, indicator?.denominator].compactMap(\.self)
        var figures: [CellInputs.Figure] = []
        for (facts, uses) in documents {
            guard let findings = facts.findings else { continue }
            let attribution = attribution(of: facts)
            let fates = Dictionary(uses.map { ($0.index, $0.whyNot) }) { first, _ in first }
            for (index, stated) in findings.observations.enumerated()
            where codes.contains(stated.indicator) && attribution.year(of: stated) == key.year {
                if origin == .above, stated.aboutPlace?.code.map({ gazetteer.code(of: $0, in: key.year) }) != key.place
                {
                    continue
                }
                figures.append(
                    CellInputs.Figure(
                        origin: origin, document: facts.document, index: index, source: facts.claims.first?.source,
                        kind: findings.metadata.kind, department: findings.metadata.department,
                        reportYear: attribution.year, published: findings.metadata.published, observation: stated,
                        whyNot: fates[index] ?? nil))
            }
        }
        return figures.sorted { left, right in
            let ranks = [left, right].map { ($0.whyNot == nil ? 0 : 1, $0.document, $0.index) }
            return ranks[0] < ranks[1]
        }
    }

    /// The places directly below a cell's, each with the rule by which it came in or stayed out, in the order of codes.
    ///
    /// - Parameters:
    ///   - handedUp: what the places directly below hand up, in any order.
    ///   - arrivals: what arrived of a place and is in no figure.
    public func children<Fault: Error>(
        of key: Cell.Key, handedUp: [Contribution], arrivals: (PlaceYear) throws(Fault) -> Set<Arrival.State>
    ) throws(Fault) -> [CellInputs.Child] {
        let here = PlaceYear(place: key.place, year: key.year)
        let called = Roster(of: here, handedUp: handedUp, by: self)
        let lines = called.lines(of: key.indicator)
        let speaking = Set(handedUp.filter(\.speaks).map(\.key.place))
        let ended = Roster.ended(under: here, gazetteer)
        var children: [CellInputs.Child] = []
        for child in called.divisions + called.zones {
            let line = lines[child.position]
            let old = ended.first { $0.code == child.code }
            let told = told(of: child, line, key.indicator)
            let rule: CellInputs.Rule
            if let told {
                rule = told
            } else {
                rule = silence(
                    of: child, isHeardOf: line != nil, try arrivals(PlaceYear(place: child.code, year: key.year)))
            }
            children.append(
                CellInputs.Child(
                    place: child.code, name: child.name, isZone: child.kind == .zone, rule: rule,
                    value: line?.value ?? line?.ownValue, bounds: line?.bounds ?? line?.ownBounds,
                    isPartial: line?.isPartial ?? false, hasCell: line != nil,
                    heirs: old.map { names(of: $0.successors, in: key.year) } ?? []))
        }
        let isCalled = Set(children.map(\.place))
        for old in ended where speaking.contains(old.code) && !isCalled.contains(old.code) {
            let line = handedUp.first { $0.key.place == old.code }?.lines.first { $0.indicator == key.indicator }
            children.append(
                CellInputs.Child(
                    place: old.code, name: old.name, isZone: old.kind == .zone, rule: .stoodDown,
                    value: line?.value ?? line?.ownValue, bounds: line?.bounds ?? line?.ownBounds,
                    isPartial: line?.isPartial ?? false, hasCell: line != nil,
                    heirs: names(of: old.successors.filter(speaking.contains), in: key.year)))
        }
        return children.sorted { $0.place < $1.place }
    }

    private func names(of places: [PlaceCode], in year: Int) -> [String] {
        places.map { gazetteer.place($0, in: year)?.name ?? $0.rawValue }
    }

    /// The rule for a place that says something of the indicator; `nil` for one that does not.
    private func told(
        of child: Roster.Child, _ line: Contribution.Line?, _ code: IndicatorCode
    ) -> CellInputs.Rule? {
        guard let line else { return nil }
        if child.kind == .zone, line.isStated {
            switch child.standing {
            case .inside: return .insideZone
            case .unknown: return .unknownZone
            case .separate: break
            }
        }
        switch method(of: catalogue[code]) {
        case .sum: if line.value != nil, line.bounds != nil { return .entered }
        case .ratio:
            if line.partsAreOfOrgans { return .organParts }
            if line.parts != nil { return .entered }
            if line.partsDisagree { return .partsDisagree }
            if line.isStated { return .partsMissing }
        case .none: if line.isStated { return .compared }
        }
        if line.isAmbiguous { return .ambiguous }
        return line.isStated ? .notHandedUp : nil
    }

    /// - Parameter isHeardOf: whether something below it says something that cannot be handed up.
    private func silence(
        of child: Roster.Child, isHeardOf: Bool, _ arrivals: Set<Arrival.State>
    ) -> CellInputs.Rule {
        switch child.state {
        case .reported: return .notStated
        case .unreadable: return arrivals.contains(.inProcess) ? .inProcess : .unreadable
        case .noReport:
            if arrivals.contains(.inProcess) { return .inProcess }
            if arrivals.contains(.undecided) { return .undecided }
            return isHeardOf || child.counties.reporting > 0 ? .noOwnReport : .noReport
        }
    }
}
