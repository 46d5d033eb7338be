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
        /// 《.
        case opensTitle
        /// 》.
        case closesTitle
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

    private static func kind(_ scalar: UInt32) -> Kind {
        switch scalar {
        case 0x30...0x39: .digit(Int(scalar) - 0x30)
        case 0xFF10...0xFF19: .digit(Int(scalar) - 0xFF10)
        case 0x4E00: .digit(1)
        case 0x4E8C: .digit(2)
        case 0x4E09: .digit(3)
        case 0x56DB: .digit(4)
        case 0x4E94: .digit(5)
        case 0x516D: .digit(6)
        case 0x4E03: .digit(7)
        case 0x516B: .digit(8)
        case 0x4E5D: .digit(9)
        case 0x96F6, 0x3007, 0x25CB, 0xFF2F, 0x4F: .digit(0)  // 零〇○ＯO
        case 0x5341: .ten
        case 0x5E74: .year
        case 0x6708: .month
        case 0x65E5: .day
        case 0x2D, 0x2F, 0x2E, 0x2013, 0xFF0D, 0xFF0F, 0xFF0E: .mark
        case 0x3A, 0xFF1A: .colon
        case 0x300A: .opensTitle
        case 0x300B: .closesTitle
        default: .other
        }
    }

    /// Whether a line holds two of 年, 月 and the marks that part the numbers of a date: most lines do not.
    static func mayHoldDate(_ line: ArraySlice<UInt8>) -> Bool {
        line.withUnsafeBufferPointer { bytes in
            var parts = 0
            var index = 0
            while index < bytes.count, parts < 2 {
                let lead = bytes[index]
                if lead < 0xE0 {
                    if (0x2D...0x2F).contains(lead) { parts += 1 }
                    index += 1
                    continue
                }
                if index + 2 < bytes.count {
                    switch (lead, bytes[index + 1], bytes[index + 2]) {
                    case (0xE5, 0xB9, 0xB4), (0xE6, 0x9C, 0x88): parts += 1
                    case (0xE2, 0x80, 0x93), (0xEF, 0xBC, 0x8D...0x8F): parts += 1
                    default: break
                    }
                }
                index += 3
            }
            return parts == 2
        }
    }

    /// The signs of a line without its blanks.
    static func signs(of line: ArraySlice<UInt8>) -> [DateSign] {
        var signs: [DateSign] = []
        signs.reserveCapacity(line.count / 2)
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
                signs.append(DateSign(kind: kind(scalar), range: index..<end, followsBlank: followsBlank))
            }
            followsBlank = isBlank
            index = end
        }
        return signs
    }
}
