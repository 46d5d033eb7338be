/// The stable identifier of a place.
///
/// Six digits of GB/T 2260 for provinces, prefectures and counties (`421200`); nine digits for townships (`320115004`);
/// the gazetteer's own stable id for functional zones (`N410471`).
public struct PlaceCode: RawRepresentable, Hashable, Sendable, Comparable, Codable, CustomStringConvertible {
    /// The identifier.
    public let rawValue: String

    /// Takes an identifier as it stands.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The identifier.
    public var description: String { rawValue }

    /// Alphabetical, which is the order of the national tables.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
