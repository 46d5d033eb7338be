extension DateReader {
    /// Reads 上半年, 下半年, 第三季度, 三季度, 前三季度, 前10个月; `nil` when none starts there.
    public static func partOfYear(_ bytes: [UInt8], at start: Int) -> DateExpression? {
        // Digits open a quarter only right before 季度.
        if start < bytes.count, bytes[start] < 0x80, !Scalars.startsWith(bytes, at: start + 1, "季度") { return nil }
        if Scalars.startsWith(bytes, at: start, "上半年") { return expression(start..<start + 9, 1...6) }
        if Scalars.startsWith(bytes, at: start, "下半年") { return expression(start..<start + 9, 7...12) }
        var position = start
        let isCumulative = Scalars.startsWith(bytes, at: start, "前")
        if isCumulative || Scalars.startsWith(bytes, at: start, "第") { position += 3 }
        guard position < bytes.count else { return nil }
        if isCumulative, let months = monthsSoFar(bytes, position, after: start) { return months }
        let (scalar, length) = Scalars.read(bytes, at: position)
        guard let quarter = NumeralReader.numeralDigit(scalar) ?? Scalars.digit(scalar), (1...4).contains(quarter),
            Scalars.startsWith(bytes, at: position + length, "季度")
        else { return nil }
        let first = isCumulative ? 1 : quarter * 3 - 2
        var date = expression(start..<(position + length + 6), first...(quarter * 3))
        if Scalars.digit(scalar) != nil { date.digits = [position..<(position + length)] }
        return date
    }

    /// The N个月 of 2022年前N个月 and of 前N个月 at the head of a clause; 届满前N个月 are months before a day.
    private static func monthsSoFar(_ bytes: [UInt8], _ position: Int, after start: Int) -> DateExpression? {
        let digits = NumeralReader.digits(bytes, at: position)
        guard let numeral = digits ?? NumeralReader.chinese(bytes, at: position), (0...1).contains(numeral.exponent),
            case let count = numeral.significand * (numeral.exponent == 1 ? 10 : 1), (1...12).contains(count),
            Scalars.startsWith(bytes, at: numeral.range.upperBound, "个月")
        else { return nil }
        if let before = Scalars.before(bytes, start) {
            let scalar = Scalars.read(bytes, at: before).value
            guard scalar == 0x5E74 || scalar <= 0x20 || Scalars.isBlank(scalar) || clauseEnds.contains(scalar) else {
                return nil
            }
        }
        var date = expression(start..<(numeral.range.upperBound + 6), 1...count)
        if digits != nil { date.digits = [numeral.range] }
        return date
    }

    private static func expression(_ range: Range<Int>, _ months: ClosedRange<Int>) -> DateExpression {
        DateExpression(
            range: range, from: .init(month: months.lowerBound), to: .init(month: months.upperBound), digits: [])
    }
}
