import Quantities

/// Recognises headings by their numbering, and what they announce by their words.
enum HeadingMark {
    /// 1 for 一、, 2 for （一）, 3 for 1. and （1）; 0 for a line that is no heading.
    static func level(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
        var position = Scalars.skipBlanks(bytes, from: start)
        // ◆ 三、2023年打算: an ornament before the number.
        if isBullet(bytes, position) {
            position = Scalars.skipBlanks(bytes, from: position + Scalars.length(bytes[position]))
        }
        guard position < end else { return 0 }
        var isBracketed = false
        var (scalar, length) = Scalars.read(bytes, at: position)
        if scalar == 0xFF08 || scalar == 0x28 {
            isBracketed = true
            position += length
            guard position < end else { return 0 }
            (scalar, length) = Scalars.read(bytes, at: position)
        }
        var chinese = 0
        var digits = 0
        while position < end {
            (scalar, length) = Scalars.read(bytes, at: position)
            if (NumeralReader.numeralDigit(scalar) != nil || scalar == 0x5341) && digits == 0 {
                chinese += 1
            } else if Scalars.digit(scalar) != nil && chinese == 0 {
                digits += 1
            } else {
                break
            }
            position += length
        }
        guard chinese + digits > 0, chinese + digits <= 3, position < end else { return 0 }
        if isBracketed {
            guard scalar == 0xFF09 || scalar == 0x29 else { return 0 }
            return chinese > 0 ? 2 : 3
        }
        if chinese > 0 { return scalar == 0x3001 || scalar == 0x2E || scalar == 0xFF0E ? 1 : 0 }
        guard scalar == 0x2E || scalar == 0xFF0E || scalar == 0x3001 else { return 0 }
        let after = position + length
        guard after < end else { return 0 }
        // 4.2024年主要任务 is a heading, 4.2024 is a number.
        return Scalars.digit(Scalars.read(bytes, at: after).value) == nil || isYear(bytes, after, end) ? 3 : 0
    }

    private static func isYear(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
        var position = start
        for _ in 0..<4 {
            guard position < end else { return false }
            let (scalar, length) = Scalars.read(bytes, at: position)
            guard Scalars.digit(scalar) != nil else { return false }
            position += length
        }
        return position < end && Scalars.startsWith(bytes, at: position, "年")
    }

    /// Whether a line begins with the sign of a list: ▪ ● • ■ ◆ ○ — -.
    static func isBullet(_ bytes: [UInt8], _ start: Int) -> Bool {
        let position = Scalars.skipBlanks(bytes, from: start)
        guard position < bytes.count else { return false }
        switch Scalars.read(bytes, at: position).value {
        case 0x25AA, 0x25CF, 0x2022, 0x25A0, 0x25C6, 0x25CB, 0x2014, 0x00B7, 0x25B2, 0x2605, 0x2D: return true
        default: return false
        }
    }

    private static let plans: [StaticString] = [
        "下一步", "下步", "打算", "安排", "计划", "思路", "展望", "任务", "努力方向", "今后", "下一年", "下年度", "举措建议",
    ]
    private static let results: [StaticString] = ["成效", "情况", "回顾", "做法", "措施", "举措", "落实", "开展"]

    /// Whether a heading announces work to come: 三、下一步打算, but not 二、工作安排落实情况.
    static func speaksOfPlans(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
        guard let plan = last(of: plans, bytes, start, end) else { return false }
        guard let result = last(of: results, bytes, start, end) else { return true }
        return plan > result || contains("下一步", bytes, start, end) || contains("下步", bytes, start, end)
            || contains("下一年", bytes, start, end)
    }

    private static func contains(_ word: StaticString, _ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
        last(of: [word], bytes, start, end) != nil
    }

    private static func last(of words: [StaticString], _ bytes: [UInt8], _ start: Int, _ end: Int) -> Int? {
        var found: Int?
        for position in start..<end where bytes[position] & 0xC0 != 0x80 {
            for word in words where position + word.utf8CodeUnitCount <= end {
                if Scalars.startsWith(bytes, at: position, word) { found = position }
            }
        }
        return found
    }
}
