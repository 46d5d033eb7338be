import Documents
import Indicators
import Places
import Quantities

/// What two readings of one document tell differently, figure by figure.
///
/// Figures of one indicator are paired: those that say the same first, which are no difference wherever they stand; then
/// those at the same spot of the text, in the same words of the same sentence, in the same sentence, and about the same
/// thing and days. What is left over is new or gone. When the reading puts the document at another place, all figures are
/// gone from the one and new at the other.
public enum ReadingComparison {
    /// A reading as far as it is compared.
    public struct Side: Sendable {
        /// The edition that read.
        public var edition: Edition
        /// The place that reports; `nil` when nothing decides.
        public var place: PlaceCode?
        /// What was found, in the order of the text.
        public var observations: [Observation]

        /// Makes a side; see the properties.
        public init(edition: Edition, place: PlaceCode?, observations: [Observation]) {
            self.edition = edition
            self.place = place
            self.observations = observations
        }

        /// A reading with the place that its text tells.
        public init(of reading: Reading) {
            var place: PlaceCode?
            if case .place(let code) = reading.metadata.jurisdiction { place = code }
            self.init(edition: reading.edition, place: place, observations: reading.observations)
        }
    }

    /// The differences between two readings of one document, by indicator, then in the order of the text. Complexity:
    /// linear in the observations.
    public static func changes(from old: Reading, to new: Reading) -> [ReadingChange] {
        changes(of: new.document, from: Side(of: old), to: Side(of: new))
    }

    /// The differences between two readings of a document; a side is `nil` when the document was not read then.
    public static func changes(of document: DocumentID, from old: Side?, to new: Side?) -> [ReadingChange] {
        func change(_ difference: ReadingChange.Difference, _ indicator: IndicatorCode, at place: PlaceCode?)
            -> ReadingChange
        {
            ReadingChange(
                document: document, place: place, indicator: indicator, oldEdition: old?.edition,
                newEdition: new?.edition, difference: difference)
        }
        let before = Dictionary(grouping: old?.observations ?? [], by: \.indicator)
        let after = Dictionary(grouping: new?.observations ?? [], by: \.indicator)
        let samePlace = old?.place == new?.place
        return Set(before.keys).union(after.keys).sorted().flatMap { indicator in
            var gone = before[indicator] ?? []
            var added = after[indicator] ?? []
            let changed = samePlace ? pair(&gone, &added) : []
            let changes =
                changed.map { change(.changed(old: $0, new: $1), indicator, at: new?.place) }
                + gone.map { change(.gone($0), indicator, at: old?.place) }
                + added.map { change(.new($0), indicator, at: new?.place) }
            return changes.sorted { start(of: $0) < start(of: $1) }
        }
    }

    /// Pairs figures of one indicator that differ; what is left in the lists has no partner.
    private static func pair(
        _ old: inout [Observation], _ new: inout [Observation]
    ) -> [(Observation, Observation)] {
        _ = match(&old, &new, by: \.withoutPosition)
        return match(&old, &new, by: \.span)
            + match(&old, &new) { [$0.sentence, $0.surface] }
            + match(&old, &new, by: \.sentence)
            + match(&old, &new) { Subject(period: $0.period, scope: $0.scope, about: $0.aboutPlace) }
    }

    /// Takes the figures of equal keys out of both lists, first with first.
    private static func match<Key: Hashable>(
        _ old: inout [Observation], _ new: inout [Observation], by key: (Observation) -> Key
    ) -> [(Observation, Observation)] {
        guard !old.isEmpty, !new.isEmpty else { return [] }
        var waiting = Dictionary(grouping: old.indices.reversed(), by: { key(old[$0]) })
        var pairs: [(Int, Observation)] = []
        new.removeAll { observation in
            guard let index = waiting[key(observation)]?.popLast() else { return false }
            pairs.append((index, observation))
            return true
        }
        let matched = pairs.map { (old[$0], $1) }
        let taken = Set(pairs.map(\.0))
        old = old.indices.filter { !taken.contains($0) }.map { old[$0] }
        return matched
    }

    private static func start(of change: ReadingChange) -> Int { (change.new ?? change.old)?.span.start ?? 0 }

    /// What a figure is about, beside its indicator.
    private struct Subject: Hashable {
        let period: Period
        let scope: Scope
        let about: Observation.AboutPlace?
    }
}

extension Observation {
    /// The figure wherever it stands: another way of making text of the bytes moves all spans.
    fileprivate var withoutPosition: Observation {
        var observation = self
        observation.span = TextSpan(start: 0, end: 0)
        observation.sentenceSpan = TextSpan(start: 0, end: 0)
        return observation
    }
}
