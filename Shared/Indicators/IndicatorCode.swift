/// The stable name of an indicator, such as `reconsideration.received`.
public struct IndicatorCode: RawRepresentable, Hashable, Sendable, Comparable, Codable, CustomStringConvertible {
    /// The name: theme, dot, indicator; lower-case letters and underscores.
    public let rawValue: String

    /// Takes a name as it stands; unknown names are legal (a parent may know fewer indicators than its child).
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The name.
    public var description: String { rawValue }

    /// Alphabetical: a fixed order for listings.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
