/// The words that say what a functional zone is for. Standing alone they name no zone: every second city has a 高新区.
public enum ZoneWord {
    private static let parts = [
        "高新技术产业", "经济技术", "城乡一体化", "生态旅游", "高新", "经开", "经济", "技术", "产业", "工业", "开发", "新技术",
        "综合", "保税", "示范", "试验", "实验", "管理", "度假", "旅游", "风景", "名胜", "生态", "现代", "农业", "创新", "科技",
        "自由", "贸易", "合作", "集中", "聚集", "循环", "化工", "物流", "临港", "临空", "空港", "火炬", "医药", "新", "港", "园区",
        "区",
    ]

    private static let partBytes = parts.map { Array($0.utf8) }
    private static let area = Array("区".utf8)

    /// Whether `name` is nothing but such words: 高新区, 经济技术开发区, 城乡一体化示范区, 园区.
    public static func isBare(_ name: String) -> Bool {
        let bytes = Array(name.utf8)
        guard bytes.count > area.count, bytes.suffix(area.count).elementsEqual(area) else { return false }
        var rest = bytes[...]
        while !rest.isEmpty {
            guard let part = partBytes.first(where: { rest.starts(with: $0) }) else { return false }
            rest = rest.dropFirst(part.count)
        }
        return true
    }

    /// The families under which most zones stand, so that 高新区 matches 高新技术产业开发区.
    public enum Family: Hashable, Sendable {
        /// 高新技术产业开发区.
        case highTechnology
        /// 经济技术开发区, 经济开发区.
        case economic
        /// 新区.
        case newArea
        /// 示范区, 试验区, 实验区.
        case pilot
        /// Anything else.
        case other
    }

    /// The family that a zone's name or a bare zone word belongs to; `nil` for 开发区 and 园区, which fit several.
    public static func family(of name: String) -> Family? {
        if name.contains("高新") || name.contains("新技术") { return .highTechnology }
        if name.contains("经开") || name.contains("经济") { return .economic }
        if name.hasSuffix("新区") { return .newArea }
        if name.hasSuffix("示范区") || name.hasSuffix("试验区") || name.hasSuffix("实验区") { return .pilot }
        if name.hasSuffix("开发区") || name == "园区" { return nil }
        return .other
    }
}
