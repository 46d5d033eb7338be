/// What may stand before and after a place name in running text.
enum NameBoundary {
    /// Characters after which a name of two characters (沛县, 城区) may begin although they are Chinese ones.
    private static let openers = CharacterBitmap("在于对向从由与和及至到往被把将让给各是为的市省州盟区县等")
    /// Characters that continue a name without suffix into something else: 武昌 + 路, 黄石 + 港.
    private static let continuers = CharacterBitmap("省市县区州盟旗镇乡村社路街道巷桥港河江湖海山峰岛湾口岸站线机")
    private static let references: [(bytes: [UInt8], suffix: String)] = [
        "省", "市", "区", "县", "州", "盟", "旗", "镇", "乡", "街道",
    ].map { (bytes("该" + $0), $0) }
    /// Characters of districts that are named by where they lie: 城区, 老城区, 市中区, 河东区, 港口区.
    private static let directions = CharacterBitmap("东西南北中城市新老郊矿港江河海口区")

    /// Whether a full name is also how any city speaks of a part of itself: 老城区改造. Such a name means the district only
    /// near it, after what contains it, or before 人民政府.
    static func isDirection(_ name: String) -> Bool {
        name.hasSuffix("区") && name.unicodeScalars.allSatisfy { directions.contains($0.value) }
    }

    private static let governing = [bytes("人民政府"), bytes("政府")]

    /// Whether a government follows: 老城区人民政府 is one district's and no part of a city.
    static func isGoverned(_ text: [UInt8], at end: Int, before upper: Int) -> Bool {
        governing.contains { end + $0.count <= upper && text[end..<end + $0.count].elementsEqual($0) }
    }

    /// 该省 to 该街道, for filters.
    static var referenceNames: [[UInt8]] { references.map(\.bytes) }

    private static func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

    /// 该县, 该市, 该街道 at an offset.
    static func reference(in text: [UInt8], at start: Int, before end: Int) -> (suffix: String, end: Int)? {
        // 该 is rare, and asked for at every place where a name may begin.
        guard text[start] == 0xE8, start + 6 <= end, text[start + 1] == 0xAF, text[start + 2] == 0xA5 else {
            return nil
        }
        for (bytes, suffix) in references where start + bytes.count <= end {
            if text[start..<start + bytes.count].elementsEqual(bytes) { return (suffix, start + bytes.count) }
        }
        return nil
    }

    /// Whether a short name may begin here: after no Chinese character, or after one of a few.
    static func begins(_ text: [UInt8], at start: Int, after lower: Int) -> Bool {
        guard let before = chineseScalar(text, endingAt: start, after: lower) else { return true }
        return openers.contains(before)
    }

    /// What stands behind a name.
    enum End {
        /// Nothing that belongs to it.
        case closed
        /// A character that goes on after a name without suffix: 武昌 + 路.
        case goesOn
        /// A character that makes another word of its last one: 海口 + 市场 is not 海口市.
        case breaksName
    }

    /// How a name ends here.
    static func end(_ text: [UInt8], at end: Int, before upper: Int) -> End {
        guard end + 3 <= upper, let scalar = chineseScalar(text, endingAt: end + 3, after: end) else { return .closed }
        switch scalar {
        case 0x573A, 0x57DF, 0x95F4: return .breaksName  // 场 域 间
        default: return continuers.contains(scalar) ? .goesOn : .closed
        }
    }

    /// The Chinese character that ends at an offset; `nil` for anything else.
    private static func chineseScalar(_ text: [UInt8], endingAt end: Int, after lower: Int) -> UInt32? {
        guard end - 3 >= lower, (0xE4...0xE9).contains(text[end - 3]) else { return nil }
        return UInt32(text[end - 3] & 15) << 12 | UInt32(text[end - 2] & 63) << 6 | UInt32(text[end - 1] & 63)
    }
}
