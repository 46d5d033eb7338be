import Rollups

/// A stored result that the facts do not give.
public struct LedgerDifference: Hashable, Sendable, CustomStringConvertible {
    /// How it differs.
    public enum Kind: String, Sendable, CaseIterable {
        /// The facts give a result and none is stored.
        case missing
        /// A result is stored that no fact gives.
        case superfluous
        /// The stored result is another one.
        case different
        /// The stored result is not what was written.
        case damaged
    }

    /// The place and the year.
    public let key: PlaceYear
    /// How it differs.
    public let kind: Kind

    /// One sentence for a person.
    public var description: String {
        let what =
            switch kind {
            case .missing: "is missing"
            case .superfluous: "is stored though no document gives it"
            case .different: "is not what the documents give"
            case .damaged: "is damaged"
            }
        return "The result of \(key.place) for \(key.year) \(what)."
    }
}
