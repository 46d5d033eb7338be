/// One sign of a line as the reader of dates sees it; blanks are left out.
struct DateSign {
    /// What a sign is in a date.
    enum Kind: Equatable {
        /// 0 to 9, half or full width, or Chinese.
        case digit(Int)
        /// 十.
        case ten
        /// 年.
        case year
        /// 月.
        case month
        /// 日.
        case day
        /// - / . between the parts of a date.
        case mark
        /// : between hours and minutes.
        case colon
        /// Anything else.
        case other
    }

    /// What it is.
    let kind: Kind
    /// Where it stands.
    let range: Range<Int>
    /// Whether a blank stands before it.
    let followsBlank: Bool

    /// Whether it can be part of a number.
    var isDigit: Bool {
        switch kind {
        case .digit, .ten: true
        default: false
        }
    }

    private static let kinds: [UInt32: Kind] = {
        var kinds: [UInt32: Kind] = [
            0x5341: .ten, 0x5E74: .year, 0x6708: .month, 0x65E5: .day, 0x2D: .mark, 0x2F: .mark, 0x2E: .mark,
            0x2013: .mark, 0xFF0D: .mark, 0xFF0F: .mark, 0xFF0E: .mark, 0x3A: .colon, 0xFF1A: .colon,
        ]
        for (digit, scalar) in "零一二三四五六七八九".unicodeScalars.enumerated() { kinds[scalar.value] = .digit(digit) }
        for scalar in "〇○ＯO０".unicodeScalars { kinds[scalar.value] = .digit(0) }
        for digit in 0...9 {
            kinds[0x30 + UInt32(digit)] = .digit(digit)
            kinds[0xFF10 + UInt32(digit)] = .digit(digit)
        }
        return kinds
    }()

    /// The signs of a line without its blanks.
    static func signs(of line: ArraySlice<UInt8>) -> [DateSign] {
        var signs: [DateSign] = []
        var followsBlank = false
        var index = line.startIndex
        while index < line.endIndex {
            let lead = line[index]
            let length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
            let end = min(index + length, line.endIndex)
            var scalar = UInt32(length == 1 ? lead : length == 2 ? lead & 31 : lead & 15)
            for byte in line[index + 1..<end] { scalar = scalar << 6 | UInt32(byte & 63) }
            let isBlank = scalar <= 0x20 || scalar == 0xA0 || scalar == 0x3000 || (0x2000...0x200F).contains(scalar)
            if !isBlank {
                signs.append(DateSign(kind: kinds[scalar] ?? .other, range: index..<end, followsBlank: followsBlank))
            }
            followsBlank = isBlank
            index = end
        }
        return signs
    }
}
