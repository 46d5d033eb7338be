extension DateReader {
    /// Reads 上半年, 下半年, 第三季度, 三季度, 前三季度; `nil` when none starts there.
    public static func partOfYear(_ bytes: [UInt8], at start: Int) -> DateExpression? {
        // Digits open a quarter only right before 季度.
        if start < bytes.count, bytes[start] < 0x80, !Scalars.startsWith(bytes, at: start + 1, "季度") { return nil }
        if Scalars.startsWith(bytes, at: start, "上半年") { return expression(start..<start + 9, 1...6) }
        if Scalars.startsWith(bytes, at: start, "下半年") { return expression(start..<start + 9, 7...12) }
        var position = start
        let isCumulative = Scalars.startsWith(bytes, at: start, "前")
        if isCumulative || Scalars.startsWith(bytes, at: start, "第") { position += 3 }
        guard position < bytes.count else { return nil }
        let (scalar, length) = Scalars.read(bytes, at: position)
        guard let quarter = NumeralReader.numeralDigit(scalar) ?? Scalars.digit(scalar), (1...4).contains(quarter),
            Scalars.startsWith(bytes, at: position + length, "季度")
        else { return nil }
        let first = isCumulative ? 1 : quarter * 3 - 2
        var date = expression(start..<(position + length + 6), first...(quarter * 3))
        if Scalars.digit(scalar) != nil { date.digits = [position..<(position + length)] }
        return date
    }

    private static func expression(_ range: Range<Int>, _ months: ClosedRange<Int>) -> DateExpression {
        DateExpression(
            range: range, from: .init(month: months.lowerBound), to: .init(month: months.upperBound), digits: [])
    }
}
