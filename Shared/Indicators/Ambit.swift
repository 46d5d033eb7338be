/// How far a place's own figure reaches.
public enum Ambit: String, Codable, Sendable, CaseIterable {
    /// The whole place with everything under it: 全市, 全县, 各级, 市县乡三级.
    case whole
    /// The government's own organs alone: 市本级, 市政府.
    case organ
    /// The text does not say and neither does the catalogue.
    case unknown
}
