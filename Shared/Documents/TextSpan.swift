/// A stretch of a document's text, counted in Unicode scalars (code points) from 0, end exclusive, over the text exactly
/// as it was decoded: nothing normalised, line ends included.
///
/// This is the only unit in which spans leave the reader. Inside it works in UTF-8 offsets; ``DocumentText`` converts.
public struct TextSpan: Hashable, Codable, Sendable, Comparable {
    /// The first scalar of the stretch.
    public var start: Int
    /// One past the last scalar of the stretch.
    public var end: Int

    /// Makes a span. `start` must not be after `end`.
    public init(start: Int, end: Int) {
        precondition(start <= end, "a span cannot end (\(end)) before it starts (\(start))")
        self.start = start
        self.end = end
    }

    /// Whether the two share at least one scalar.
    public func overlaps(_ other: TextSpan) -> Bool { start < other.end && other.start < end }

    /// In the order of the text, shorter first.
    public static func < (left: Self, right: Self) -> Bool { (left.start, left.end) < (right.start, right.end) }
}
