/// Whose figure it is. The raw values are those of the gold annotations.
public enum Scope: String, Codable, Sendable, CaseIterable {
    /// The reporting place's own.
    case `self`
    /// A part of it: one county of the city, one department, one street.
    case part
    /// The place above it.
    case parent
    /// Another place.
    case other
}
