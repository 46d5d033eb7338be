/// The language in which the house speaks to people. It is passed in; commands alone read it from their surroundings.
public enum Language: String, Codable, Sendable, CaseIterable {
    /// Simplified Chinese.
    case zh
    /// English.
    case en
}
