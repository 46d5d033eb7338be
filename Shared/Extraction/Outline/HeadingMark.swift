import Quantities

/// Recognises headings by their numbering, and what they announce by their words.
enum HeadingMark {
    /// 1 for 一、, 2 for （一）, 3 for 1. and （1）; 0 for a line that is no heading.
    static func level(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
        var position = Scalars.skipBlanks(bytes, from: start)
        guard position < end else { return 0 }
        var (scalar, length) = Scalars.read(bytes, at: position)
        // ◆ 三、2023年打算: an ornament before the number.
        if isBullet(scalar) {
            position = Scalars.skipBlanks(bytes, from: position + length)
            guard position < end else { return 0 }
            (scalar, length) = Scalars.read(bytes, at: position)
        }
        guard mayOpen(scalar) else { return 0 }
        if isPart(bytes, position, end) || isAnnex(bytes, position, end) { return 1 }
        var isBracketed = false
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

    /// Whether a heading may begin with a scalar: a numeral, a bracket or 第; most lines are sentences, which do not.
    private static func mayOpen(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x7B2C, 0xFF08, 0x28, 0x5341, 0x9644: true  // 第（(十附
        default: Scalars.digit(scalar) != nil || NumeralReader.numeralDigit(scalar) != nil
        }
    }

    /// 第三部分　工作重点; 第二章 主要成效.
    private static func isPart(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
        guard Scalars.startsWith(bytes, at: start, "第") else { return false }
        var position = start + 3
        var count = 0
        while position < end, count < 3 {
            let (scalar, length) = Scalars.read(bytes, at: position)
            guard NumeralReader.numeralDigit(scalar) != nil || scalar == 0x5341 || Scalars.digit(scalar) != nil else {
                break
            }
            count += 1
            position += length
        }
        return count > 0
            && (Scalars.startsWith(bytes, at: position, "部分") || Scalars.startsWith(bytes, at: position, "章"))
    }

    /// 附表1, 附表二：案件情况: what stands behind the report belongs to none of its sections.
    private static func isAnnex(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
        guard Scalars.startsWith(bytes, at: start, "附表") else { return false }
        var position = start + 6
        while position < end {
            let (scalar, length) = Scalars.read(bytes, at: position)
            guard NumeralReader.numeralDigit(scalar) != nil || Scalars.digit(scalar) != nil else {
                // 附表1反映了…: a sentence about it.
                return Scalars.isBlank(scalar) || scalar == 0xFF1A || scalar == 0x3A || scalar == 0x0A || scalar == 0x0D
            }
            position += length
        }
        return true
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
        return position < bytes.count && isBullet(Scalars.read(bytes, at: position).value)
    }

    private static func isBullet(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x25AA, 0x25CF, 0x2022, 0x25A0, 0x25C6, 0x25CB, 0x2014, 0x00B7, 0x25B2, 0x2605, 0x2D: true
        default: false
        }
    }

    /// Words that speak of work to come wherever they stand in a heading.
    private static let plans = HeadingWords(
        "下一步", "下步", "打算", "展望", "努力方向", "今后", "下一年", "下年度", "下阶段", "下一阶段", "举措建议")
    /// Words that do so at its end alone: 2023年工作计划, but not 聚焦重点任务，抓好推动.
    private static let closings: [StaticString] = ["安排", "计划", "思路", "任务", "措施打算", "规划"]
    private static let results = HeadingWords("成效", "情况", "回顾", "做法", "措施", "举措", "落实", "开展")
    /// Words before which what is done does not count.
    private static let steps = HeadingWords("下一步", "下步", "下一年")

    /// Whether a heading announces work to come: 三、下一步打算, but not 二、工作安排落实情况.
    static func speaksOfPlans(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
        if closes(bytes, start, end) { return true }
        guard let plan = plans.last(in: bytes, start, end) else { return false }
        guard let result = results.last(in: bytes, start, end) else { return true }
        return plan > result || steps.last(in: bytes, start, end) != nil
    }

    private static func closes(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
        var stop = end
        while let before = Scalars.before(bytes, stop), before > start {
            let scalar = Scalars.read(bytes, at: before).value
            let isMark =
                Scalars.isBlank(scalar) || scalar == 0x3002 || scalar == 0xFF1A || scalar == 0x3A || scalar <= 0x20
            guard isMark else { break }
            stop = before
        }
        return closings.contains { Scalars.startsWith(bytes, at: stop - $0.utf8CodeUnitCount, $0) }
    }
}
