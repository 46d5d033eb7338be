import Quantities

/// Decides what a run of digits is by what stands around it: a quantity, part of a name, or a number that names something.
///
/// Dates and titles are recognised before; the forms are those of chapter “Not figures” of the domain.
enum NumberKind {
    /// The kind of a number outside of dates and titles.
    static func of(_ figure: Figure, in bytes: [UInt8]) -> Mention.Kind {
        let range = figure.numeral.range
        let before = scalarBefore(bytes, range.lowerBound)
        let after = range.upperBound < bytes.count ? Scalars.read(bytes, at: range.upperBound).value : 0
        if isCount(figure, before, after), !hasLeadingZero(bytes, figure) { return .quantity }
        if isInBrackets(before, after) || hasLeadingZero(bytes, figure) { return .identifier }
        if isYearRange(bytes, range, before, after, figure) { return .date }
        if isJoined(before, after, figure, bytes) { return .identifier }
        if isLatin(before) || (isLatin(after) && figure.measure < 0 && !figure.numeral.isShare) { return .identifier }
        if after == 0x53F7 || isOrder(bytes, range.upperBound) { return .identifier }
        if isEnumerator(bytes, range, before, after, figure) { return .identifier }
        if before == 0x00B7 || after == 0x00B7 || before == 0x30FB || after == 0x30FB, figure.measure < 0 {
            return .date
        }
        // 2.0版: a version, though 版 measures newspapers.
        if figure.numeral.stepExponent == -1, Scalars.startsWith(bytes, at: range.upperBound, "版") {
            return .identifier
        }
        guard figure.measure < 0, !figure.numeral.isShare else { return .quantity }
        return isName(bytes, range, before, after, figure) ? .identifier : .quantity
    }

    /// 受理62件: what most numbers are, a whole number behind one Chinese character and before another that is not 号.
    private static func isCount(_ figure: Figure, _ before: UInt32, _ after: UInt32) -> Bool {
        figure.measure >= 0 && figure.numeral.stepExponent >= 0 && isIdeograph(before) && isIdeograph(after)
            && after != 0x53F7
    }

    private static func isIdeograph(_ scalar: UInt32) -> Bool { scalar >= 0x4E00 && scalar <= 0x9FFF }

    private static func scalarBefore(_ bytes: [UInt8], _ offset: Int) -> UInt32 {
        Scalars.before(bytes, offset).map { Scalars.read(bytes, at: $0).value } ?? 0
    }

    /// 00617: nobody counts so.
    private static func hasLeadingZero(_ bytes: [UInt8], _ figure: Figure) -> Bool {
        figure.numeral.plainInteger != nil && figure.numeral.digitCount >= 3
            && Scalars.digit(Scalars.read(bytes, at: figure.numeral.range.lowerBound).value) == 0
    }

    /// 〔2022〕, “12345”.
    private static func isInBrackets(_ before: UInt32, _ after: UInt32) -> Bool {
        switch before {
        case 0x3014: after == 0x3015
        case 0x5B: after == 0x5D
        case 0x201C, 0x2018, 0x300C, 0x22: after == 0x201D || after == 0x2019 || after == 0x300D || after == 0x22
        default: false
        }
    }

    /// 2005-2023 under a page.
    private static func isYearRange(
        _ bytes: [UInt8], _ range: Range<Int>, _ before: UInt32, _ after: UInt32, _ figure: Figure
    ) -> Bool {
        guard let year = figure.numeral.plainInteger, figure.numeral.digitCount == 4, (1980...2049).contains(year),
            figure.measure < 0
        else { return false }
        if isDash(after),
            let next = NumeralReader.digits(bytes, at: range.upperBound + Scalars.length(bytes[range.upperBound]))
        {
            return next.digitCount == 4 && (1980...2049).contains(next.plainInteger ?? 0)
        }
        guard isDash(before), let dash = Scalars.before(bytes, range.lowerBound), dash >= 4 else { return false }
        guard let earlier = NumeralReader.digits(bytes, at: dash - 4) else { return false }
        let isAlone = dash < 5 || Scalars.digit(UInt32(bytes[dash - 5])) == nil
        return isAlone && earlier.digitCount == 4 && (1980...2049).contains(earlier.plainInteger ?? 0)
    }

    /// 4+1, 10+N, 0551-63538315, 7×24.
    private static func isJoined(_ before: UInt32, _ after: UInt32, _ figure: Figure, _ bytes: [UInt8]) -> Bool {
        if isPlus(before) || isPlus(after) { return true }
        guard figure.measure < 0, !figure.numeral.isShare else { return false }
        let next = figure.numeral.range.upperBound
        if isDash(after) || after == 0x2F {
            let following = next + Scalars.length(bytes[next])
            if following < bytes.count {
                let scalar = Scalars.read(bytes, at: following).value
                return Scalars.digit(scalar) != nil || isLatin(scalar) || isDash(scalar)
            }
        }
        if isDash(before) || before == 0x2F,
            let dash = Scalars.before(bytes, figure.numeral.range.lowerBound),
            let earlier = Scalars.before(bytes, dash)
        {
            let scalar = Scalars.read(bytes, at: earlier).value
            return Scalars.digit(scalar) != nil || isLatin(scalar) || scalar == 0x53F7
        }
        return false
    }

    private static func isPlus(_ scalar: UInt32) -> Bool { scalar == 0x2B || scalar == 0xFF0B || scalar == 0xD7 }
    private static func isDash(_ scalar: UInt32) -> Bool { scalar == 0x2D || scalar == 0xFF0D || scalar == 0x2013 }
    private static func isLatin(_ scalar: UInt32) -> Bool {
        (0x41...0x5A).contains(scalar) || (0x61...0x7A).contains(scalar)
    }

    /// 26 号, with a blank before 号.
    private static func isOrder(_ bytes: [UInt8], _ offset: Int) -> Bool {
        Scalars.startsWith(bytes, at: Scalars.skipBlanks(bytes, from: offset), "号")
    }

    /// 附件2, but not 受理案件62.
    private static func isAnnex(_ bytes: [UInt8], _ start: Int) -> Bool {
        Scalars.startsWith(bytes, at: start - 6, "附件")
    }

    /// 1. 2、 （3） at the start of a line or after a stop; 表1, 附件2.
    private static func isEnumerator(
        _ bytes: [UInt8], _ range: Range<Int>, _ before: UInt32, _ after: UInt32, _ figure: Figure
    ) -> Bool {
        let isNumbered = before == 0x8868 || before == 0x56FE || isAnnex(bytes, range.lowerBound)
        if isNumbered, figure.measure < 0, !figure.numeral.isShare {
            return true
        }
        guard let value = figure.numeral.plainInteger, value < 100 else { return false }
        var start = range.lowerBound
        var isBracketed = false
        if before == 0xFF08 || before == 0x28, let bracket = Scalars.before(bytes, start) {
            isBracketed = true
            start = bracket
        }
        if isBracketed {
            guard after == 0xFF09 || after == 0x29 else { return false }
        } else {
            guard after == 0x2E || after == 0xFF0E || after == 0x3001 || after == 0xFF09 || after == 0x29 else {
                return false
            }
        }
        while let earlier = Scalars.before(bytes, start) {
            let scalar = Scalars.read(bytes, at: earlier).value
            if scalar == 0x0A || scalar == 0x0D { return true }
            if scalar == 0x3002 || scalar == 0xFF1B || scalar == 0x3B || scalar == 0xFF1A || scalar == 0x3A {
                return isBracketed || after == 0x2E || after == 0xFF0E
            }
            guard Scalars.isBlank(scalar) || scalar == 0x2022 || scalar == 0x00B7 else { return false }
            start = earlier
        }
        return true
    }

    /// A number that is all of its line is the cell of a table.
    private static func isAloneOnLine(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        let after = Scalars.skipBlanks(bytes, from: range.upperBound)
        guard after >= bytes.count || bytes[after] == 0x0A || bytes[after] == 0x0D else { return false }
        var start = range.lowerBound
        while let before = Scalars.before(bytes, start) {
            let scalar = Scalars.read(bytes, at: before).value
            if scalar == 0x0A || scalar == 0x0D { return true }
            guard Scalars.isBlank(scalar) else { return false }
            start = before
        }
        return true
    }

    /// Hotlines, versions, filing numbers, phone numbers.
    private static func isName(
        _ bytes: [UInt8], _ range: Range<Int>, _ before: UInt32, _ after: UInt32, _ figure: Figure
    ) -> Bool {
        if figure.numeral.digitCount >= 8 { return true }
        if let value = figure.numeral.plainInteger {
            if figure.numeral.digitCount == 5, (12_300...12_400).contains(value) { return true }
            let isHotline = value == 110 || value == 119 || value == 120 || value == 122
            if isHotline, !isAloneOnLine(bytes, range) { return true }
            let next = Scalars.skipBlanks(bytes, from: range.upperBound)
            let words: [StaticString] = ["热线", "平台", "专线", "工作法", "工程", "标准", "举报"]
            if words.contains(where: { Scalars.startsWith(bytes, at: next, $0) }) { return true }
        } else if figure.numeral.stepExponent == -1, figure.numeral.significand < 100, before > 0x2FFF,
            figure.numeral.isWhole, before != 0xFF1A
        {
            return true
        }
        var start = range.lowerBound
        var sawColon = false
        while let earlier = Scalars.before(bytes, start) {
            let scalar = Scalars.read(bytes, at: earlier).value
            if scalar == 0x3A || scalar == 0xFF1A { sawColon = true }
            guard Scalars.isBlank(scalar) || scalar == 0x3A || scalar == 0xFF1A || scalar == 0x5B else {
                // 备, 码, 编 stand before numbers that name; 号 and 话 only with a colon between.
                return scalar == 0x5907 || scalar == 0x7801 || scalar == 0x7F16
                    || (sawColon && (scalar == 0x53F7 || scalar == 0x8BDD))
            }
            start = earlier
        }
        return false
    }
}
