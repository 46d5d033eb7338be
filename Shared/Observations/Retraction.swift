/// Somebody took a document out of all sums, or put it back.
///
/// Of several, the one that is last in their order holds: the highest counter decides. Two nodes may give out the same
/// counter without knowing of each other; then a retraction comes before a restoration, since a figure that is missing is
/// seen in the coverage and a wrong one is not, and then the words decide, so that the order of arrival never does.
public struct Retraction: Hashable, Codable, Sendable {
    /// The highest counter there can be: 2⁵³, which every reader of JSON holds exactly.
    public static let highestCounter = 1 << 53

    /// Rises with every retraction and restoration of one document; see ``counter(after:time:)``.
    public var counter: Int
    /// Whether the document is retracted; else it was restored.
    public var isRetracted: Bool
    /// Why, in a person's words.
    public var reason: String
    /// Who did it, when that is known.
    public var person: String?
    /// When, in milliseconds since 1970 (UTC). For people; between equal words it decides which record of the same act is
    /// kept, and nothing else. (That ``counter`` is no smaller is settled when the words are recorded.)
    public var time: Int64

    /// Makes a retraction or a restoration; see the properties.
    public init(counter: Int, isRetracted: Bool, reason: String, person: String? = nil, time: Int64) {
        self.counter = counter
        self.isRetracted = isRetracted
        self.reason = reason
        self.person = person
        self.time = time
    }
}

extension Retraction {
    /// The counter of a person's next word about a document, a figure or a cell: above that of the last one that is known
    /// here, and not below the time.
    ///
    /// A ledger that was put back from a backup, or rebuilt, knows nothing of the words that were given since, and ledgers
    /// above still hold them. Counting on from its copy, its next word would be outranked there and change nothing, and nobody would
    /// notice. By the time it outranks them, whoever holds them, and nobody has to be asked first. Where nothing was forgotten, a
    /// clock that is wrong does no harm: the words of one ledger rise in the order in which they were given.
    ///
    /// - Parameters:
    ///   - last: the counter of the last word; `nil` when there is none.
    ///   - time: milliseconds since 1970 (UTC).
    /// - Returns: `nil` when no higher one is left.
    public static func counter(after last: Int?, time: Int64) -> Int? {
        let last = last ?? 0
        guard last < highestCounter else { return nil }
        return max(last + 1, Int(min(time, Int64(highestCounter))))
    }
}

extension Retraction: Comparable {
    /// The order in which the last one holds.
    public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

    /// A missing name is not an empty one: two that differ must never be equal in rank.
    private var rank: (Int, Int, String, String, Int64) {
        (counter, isRetracted ? 1 : 0, reason, person.map { "1\($0)" } ?? "", time)
    }
}
