/// The level at which a place governs, or a zone acts.
public enum PlaceLevel: String, Codable, Sendable, CaseIterable, Comparable {
    /// 省, 自治区, 直辖市.
    case province
    /// 地级市, 州, 盟, 地区.
    case prefecture
    /// 县, 区, 县级市, 旗, 自治县.
    case county
    /// 乡, 镇, 街道, 苏木.
    case township

    /// Higher levels first: a province before a prefecture.
    public static func < (left: Self, right: Self) -> Bool { left.depth < right.depth }

    /// 0 for a province, 3 for a township.
    public var depth: Int {
        switch self {
        case .province: 0
        case .prefecture: 1
        case .county: 2
        case .township: 3
        }
    }
}
