import Duties
import Indicators
import Observations
import Places

/// The roll-up: facts of a place and results of its children in, the place's result out. Pure; the tree is an argument.
///
/// Which documents count: those of the place itself (never a department's), annual reports and self-reports written for
/// an inspection. Plans and news never do. A document of any other kind counts for a cell that no report fills, since a
/// page without a title is more often a report than not. A retracted document counts for nothing: its place is left with
/// what its other documents say, and where there are none, with no report.
public struct Fold: Sendable {
    /// What is counted and how it rolls up.
    public let catalogue: Catalogue
    /// The tree.
    public let gazetteer: Gazetteer
    /// Who owes a report: coverage does not wait for those who are exempt.
    public let roster: DutyRoster
    /// The indicators that are divided.
    let ratios: [Indicator]

    /// Makes a fold over a catalogue, a tree, and a roster, by default the one that the tree gives.
    public init(catalogue: Catalogue, gazetteer: Gazetteer, roster: DutyRoster = DutyRoster()) {
        self.catalogue = catalogue
        self.gazetteer = gazetteer
        self.roster = roster
        ratios = catalogue.indicators.filter { $0.rollup == .ratio }
    }

    /// To which place and year the document's figures belong, and what bars them all.
    public func attribution(of facts: DocumentFacts) -> Attribution { Attribution(of: facts, in: gazetteer) }

    /// The places and years whose result a document's facts can change by themselves (ancestors not included).
    ///
    /// A buried document touches the place and year that its submitters name, and none without such a hint.
    public func touched(by facts: DocumentFacts) -> Set<PlaceYear> {
        let attribution = attribution(of: facts)
        var keys = Set((facts.findings?.observations ?? []).compactMap(attribution.key(of:)))
        keys.formUnion((facts.adjudications ?? []).compactMap(attribution.year(of:)).compactMap(attribution.key(in:)))
        if let key = attribution.year.flatMap(attribution.key(in:)) { keys.insert(key) }
        return keys
    }

    /// The keys of the results that ``result(of:documents:children:)`` wants as children: what lies directly under the
    /// place and was in force at the end of the year, or ended in it; for a county its townships. In the order of codes.
    public func children(of key: PlaceYear) -> [PlaceYear] {
        let divisions = Roster.inForce(under: key, gazetteer) + Roster.ended(under: key, gazetteer)
        let townships = gazetteer.townships(of: key.place, in: key.year)
        return Set((divisions + townships).map(\.code)).sorted().map { PlaceYear(place: $0, year: key.year) }
    }

    /// How a zone's figures are counted: as the catalogue says, else as the gazetteer does.
    func standing(of place: Place) -> Place.Standing {
        switch catalogue.zones[place.code.rawValue] {
        case .separate: .separate
        case .inside: .inside
        case nil: place.countedIn
        }
    }

    /// The key one level up, whose result depends on that of `key`; `nil` at a province and for an unknown place.
    public func parent(of key: PlaceYear) -> PlaceYear? {
        gazetteer.place(key.place, in: key.year)?.parent.map { PlaceYear(place: $0, year: key.year) }
    }

    /// Whether a figure could be its place's own for one year; what else is known of its document set aside.
    package func mayEnter(_ observation: Observation) -> Bool {
        OwnFigures.bar(of: observation, catalogue[observation.indicator]) == nil
    }

    /// The fates of the figures of a document that belongs to no place, and so to no result: all barred, for the reason
    /// that bars the document. Empty for any other document.
    public func usesWithoutPlace(of facts: DocumentFacts) -> [PlaceResult.FigureUse] {
        let attribution = attribution(of: facts)
        guard attribution.place == nil, let findings = facts.findings else { return [] }
        return findings.observations.indices.map {
            PlaceResult.FigureUse(document: facts.document, index: $0, whyNot: attribution.bar)
        }
    }

    /// Folds one place and year.
    ///
    /// The result depends on the sets of documents and children alone, not on their order or repetition.
    ///
    /// - Parameters:
    ///   - key: the place and the year.
    ///   - documents: the facts of every document that touches `key`, in any order.
    ///   - decisions: what persons decided about cells of the place; others are ignored. What they decided about single figures
    ///     stands in their documents.
    ///   - handedUp: what the places directly under it hand up, in any order; a child without an entry has handed in
    ///     nothing.
    public func result(
        of key: PlaceYear, documents: [DocumentFacts], decisions: [Adjudication] = [], handedUp: [Contribution]
    ) -> PlaceResult {
        var own = OwnFigures(of: key, documents: documents, catalogue: catalogue, gazetteer: gazetteer)
        own.decide(by: decisions, catalogue)
        let children = Roster(of: key, handedUp: handedUp, by: self)
        let cells = indicators(of: own, children).map { cell($0, of: key, own: own, roster: children) }
        return PlaceResult(
            key: key, state: own.state, cells: cells, uses: own.uses, counties: children.counties)
    }

    /// Folds what some places hand up into one that has no documents of its own, such as a place in the divisions of another year.
    func result(of key: PlaceYear, roster children: Roster) -> PlaceResult {
        let own = OwnFigures(of: key, documents: [], catalogue: catalogue, gazetteer: gazetteer)
        let cells = indicators(of: own, children).map { cell($0, of: key, own: own, roster: children) }
        return PlaceResult(key: key, state: own.state, cells: cells, uses: [], counties: children.counties)
    }

    /// Folds one place and year over the results of what lies directly under it.
    public func result(
        of key: PlaceYear, documents: [DocumentFacts], decisions: [Adjudication] = [], children: [PlaceResult]
    ) -> PlaceResult {
        result(of: key, documents: documents, decisions: decisions, handedUp: children.map(Contribution.init))
    }
}
