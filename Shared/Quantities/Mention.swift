import Documents

/// A number in the text with its span and kind.
public struct Mention: Hashable, Codable, Sendable {
    /// What a number in a report is. The raw values are those of the gold annotations.
    public enum Kind: String, Codable, Sendable, CaseIterable {
        /// A count, share, amount, duration, rank or growth: it states something about the world.
        case quantity
        /// Part of a date, a period, a year or a time of day.
        case date
        /// A document number, index number, hotline, version, section number, or part of a name.
        case identifier
        /// A number inside 《…》.
        case title
    }

    /// Where it stands, measure word not included.
    public var span: TextSpan
    /// The text at the span, as decoded.
    public var surface: String
    /// What it is.
    public var kind: Kind

    /// Makes a mention.
    public init(span: TextSpan, surface: String, kind: Kind) {
        self.span = span
        self.surface = surface
        self.kind = kind
    }
}
