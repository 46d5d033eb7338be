/// What the codes of a place and of all that lies under it begin with.
///
/// GB/T 2260 gives two digits each to province, prefecture and county, GB/T 10114 three to a township; the statistical
/// codes add three for a village. Zeros fill up what is not meant: 420000 is 湖北省, 421200 咸宁市, 421202 咸安区.
enum AreaPrefix: Equatable {
    /// The digits of a code, without the zeros that fill it up.
    case code(Substring)
    /// Not a code: only the same text is meant.
    case text(String)

    /// How many digits a code has down to each level.
    private static let levels = [2, 4, 6, 9, 12]

    /// What `text` and all that lies under it begins with.
    init(_ text: String) {
        guard Self.isCode(text) else {
            self = .text(text)
            return
        }
        let digits = Array(text.utf8)
        let length = Self.levels.first { $0 <= digits.count && digits[$0...].allSatisfy { $0 == 0x30 } }
        self = .code(text.prefix(length ?? digits.count))
    }

    /// Whether a hint names the place or one under it.
    func contains(_ hint: String?) -> Bool {
        guard let hint else { return false }
        switch self {
        case .code(let digits): return hint.hasPrefix(digits) && Self.isCode(hint)
        case .text(let text): return hint == text
        }
    }

    private static func isCode(_ text: String) -> Bool {
        (2...12).contains(text.utf8.count) && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
}
