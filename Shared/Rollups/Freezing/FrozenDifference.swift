import Documents
import Observations

/// A cell that says something else than when it was frozen.
public struct FrozenDifference: Hashable, Codable, Sendable {
    /// Why it does, as far as the inputs tell.
    public enum Reason: Hashable, Codable, Sendable {
        /// A person decided, decided otherwise, or took a decision back.
        case decision
        /// A document states the own figure that did not then.
        case added(DocumentID)
        /// A document stated it that does not now: it was retracted, or another one came before it.
        case gone(DocumentID)
        /// A document was read by another edition.
        case edition(DocumentID, from: Edition?, to: Edition?)
        /// The places below hand up something else, or others of them do.
        case below
        /// The figures of other indicators that it is made of: numerator and denominator of a rate.
        case parts
        /// None of these: the rules, the catalogue, the gazetteer or the roster.
        case rules
    }

    /// The cell.
    public var key: Cell.Key
    /// What it said; `nil` when there was no such cell.
    public var was: CellBrief?
    /// What it says; `nil` when there is none any more.
    public var now: CellBrief?
    /// Why, each reason once.
    public var reasons: [Reason]

    /// Compares what was frozen with what there is now of the same places and years, in the order of cells.
    public static func all(from frozen: [FrozenCell], to now: [FrozenCell]) -> [FrozenDifference] {
        var current = Dictionary(now.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        var differences: [FrozenDifference] = []
        for old in frozen {
            let new = current.removeValue(forKey: old.key)
            if let new, new.brief.figures == old.brief.figures { continue }
            differences.append(FrozenDifference(key: old.key, was: old, now: new))
        }
        for new in current.values { differences.append(FrozenDifference(key: new.key, was: nil, now: new)) }
        return differences.sorted { $0.key < $1.key }
    }

    private init(key: Cell.Key, was: FrozenCell?, now: FrozenCell?) {
        self.key = key
        self.was = was?.brief
        self.now = now?.brief
        var reasons: [Reason] = []
        if was?.brief.decisions != now?.brief.decisions { reasons.append(.decision) }
        var inputs = Dictionary(
            (was?.inputs ?? []).map { ($0.document, $0.edition) }, uniquingKeysWith: { first, _ in first })
        for input in now?.inputs ?? [] {
            guard let edition = inputs.removeValue(forKey: input.document) else {
                reasons.append(.added(input.document))
                continue
            }
            if edition != input.edition { reasons.append(.edition(input.document, from: edition, to: input.edition)) }
        }
        reasons += inputs.keys.sorted().map(Reason.gone)
        let nothing = CellBrief(unit: "")
        let (before, after) = (was?.brief ?? nothing, now?.brief ?? nothing)
        if before.figuresBelow != after.figuresBelow { reasons.append(.below) }
        if reasons.isEmpty, before.handedUp != after.handedUp || before.handedUpBy != after.handedUpBy {
            reasons.append(.parts)
        }
        self.reasons = reasons.isEmpty ? [.rules] : reasons
    }
}

extension CellBrief {
    /// What the cell says, wherever in its documents that stands: a reading by another edition moves positions.
    fileprivate var figures: CellBrief {
        var brief = self
        brief.sources = Set(sources.map(\.document)).sorted().map { Source(document: $0, index: 0) }
        return brief
    }

    /// What comes from the places below.
    fileprivate var figuresBelow: CellBrief {
        var brief = CellBrief(unit: "")
        brief.value = value
        brief.bounds = bounds
        brief.numerator = numerator
        brief.denominator = denominator
        brief.expected = expected
        brief.reporting = reporting
        brief.stating = stating
        brief.unreadable = unreadable
        brief.ambiguous = ambiguous
        return brief
    }
}
