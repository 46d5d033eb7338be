/// Somebody took a document out of all sums, or put it back.
///
/// Of several, the one that is last in their order holds: the highest counter decides. Two nodes may give out the same
/// counter without knowing of each other; then a retraction comes before a restoration, since a figure that is missing is
/// seen in the coverage and a wrong one is not, and then the words decide, so that the order of arrival never does.
public struct Retraction: Hashable, Codable, Sendable {
    /// The highest counter there can be: 2⁵³, which every reader of JSON holds exactly.
    public static let highestCounter = 1 << 53

    /// Counts the retractions and restorations of one document, from 1.
    public var counter: Int
    /// Whether the document is retracted; else it was restored.
    public var isRetracted: Bool
    /// Why, in a person's words.
    public var reason: String
    /// Who did it, when that is known.
    public var person: String?
    /// When, in milliseconds since 1970 (UTC). For people; between equal words it decides which record of the same act is
    /// kept, and nothing else.
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

extension Retraction: Comparable {
    /// The order in which the last one holds.
    public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

    /// A missing name is not an empty one: two that differ must never be equal in rank.
    private var rank: (Int, Int, String, String, Int64) {
        (counter, isRetracted ? 1 : 0, reason, person.map { "1\($0)" } ?? "", time)
    }
}
