import Documents
import Indicators
import Observations
import Quantities

/// What persons decided about the figures of one document.
struct Rulings {
    private let document: DocumentID
    private var waiting: [Adjudication.Subject: Adjudication]
    private var told: [CellDecision] = []

    init(_ facts: DocumentFacts) {
        document = facts.document
        waiting = [:]
        for adjudication in facts.adjudications ?? [] {
            let known = waiting[adjudication.subject]
            waiting[adjudication.subject] = known.map { max($0, adjudication) } ?? adjudication
        }
        waiting = waiting.filter { $0.value.decision != .withdrawn }
    }

    /// A figure as it counts; `nil` when it is not usable. A decision about it is applied while the figure is what it was.
    mutating func apply(to observation: Observation) -> Observation? {
        guard !waiting.isEmpty else { return observation }
        let subject = Adjudication.Subject.observation(
            document: document, indicator: observation.indicator, span: observation.span)
        guard let adjudication = waiting[subject], adjudication.isAbout([observation.decided(in: document)]) else {
            return observation
        }
        waiting[subject] = nil
        told.append(CellDecision(adjudication, isApplied: true))
        guard case .value(let value) = adjudication.decision else { return nil }
        var decided = observation
        decided.value = value
        decided.bounds = Bounds(exactly: value)
        decided.qualifier = .exact
        return decided
    }

    /// Passes over a figure that does not count: what was decided about it is moot.
    mutating func pass(_ observation: Observation) {
        guard !waiting.isEmpty else { return }
        waiting[.observation(document: document, indicator: observation.indicator, span: observation.span)] = nil
    }

    /// What was decided about figures of a place and year: applied, or about figures that are not there as they were.
    func told(in key: PlaceYear, _ attribution: Attribution) -> [CellDecision] {
        guard attribution.bar == nil else { return [] }
        let open = waiting.values.filter { attribution.year(of: $0).flatMap(attribution.key(in:)) == key }
            .map { CellDecision($0, isApplied: false) }
        return told + open.sorted { $0.adjudication.order < $1.adjudication.order }
    }
}

extension Observation {
    /// The figure as a decision remembers it.
    func decided(in document: DocumentID) -> Adjudication.Figure {
        Adjudication.Figure(document: document, value: value, bounds: bounds, period: period)
    }
}

extension Adjudication {
    /// A fixed order among those of one document.
    public var order: String {
        switch subject {
        case .cell(let place, let year, let indicator): "\(place) \(year) \(indicator)"
        case .observation(_, let indicator, let span): "\(indicator) \(span.start) \(span.end)"
        }
    }
}
