/// Reads a date at a given offset of UTF-8 text.
public enum DateReader {
    /// Reads 2021年, 2021年1至7月, 1-11月, 10月31日, 2013年至2017年, 2022-03-30 17:42; `nil` when none starts there.
    public static func date(_ bytes: [UInt8], at start: Int) -> DateExpression? {
        var cursor = Cursor(bytes: bytes, position: start)
        guard let first = cursor.integer(), first.digits <= 4 else { return nil }
        if first.digits == 4, (1900...2099).contains(first.value) {
            if let date = numericDate(cursor, first, start) { return date }
            return year(cursor, first, start)
        }
        if first.digits <= 2 {
            if let time = time(cursor, first, start) { return time }
            if let days = days(cursor, first, start) { return days }
            return month(cursor, DateExpression.Point(), first, start, [first.range])
        }
        return nil
    }

    /// Whether the digits at an offset may begin a date or a part of a year: at most four, and behind them, blanks aside,
    /// 年 月 日 季, a dash, a stroke, a point or a colon. A quick look, because most numbers are none.
    public static func mayBegin(_ bytes: [UInt8], at start: Int) -> Bool {
        var position = start
        var digits = 0
        while position < bytes.count {
            let (scalar, length) = Scalars.read(bytes, at: position)
            if Scalars.digit(scalar) != nil, digits < 5 {
                digits += 1
            } else if !Scalars.isBlank(scalar) {
                // A point parts the days of a year: behind fewer digits it makes a decimal.
                return digits < 5 && (scalar == 0x2E ? digits == 4 : goesOn(scalar))
            }
            position += length
        }
        return false
    }

    private static func goesOn(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x5E74, 0x6708, 0x65E5, 0x5B63, 0x2D, 0x2014, 0xFF0D, 0x2013, 0x7E, 0xFF5E, 0x81F3, 0x5230, 0x2500, 0x2F,
            0x3A, 0xFF1A:
            true
        default: false
        }
    }

    /// Reads 2023 before 全年, 总共 and the like at the start of a clause, where the hand has left out 年; `nil` for anything
    /// else.
    public static func bareYear(_ bytes: [UInt8], at start: Int) -> DateExpression? {
        // Of most numbers the first and the fifth byte tell.
        guard bytes[start] == 0x31 || bytes[start] == 0x32, start + 7 <= bytes.count,
            bytes[start + 4] == 0xE5 || bytes[start + 4] == 0xE6,
            bareYearGoesOn.contains(where: { Scalars.startsWith(bytes, at: start + 4, $0) })
        else { return nil }
        if let before = Scalars.before(bytes, start) {
            let scalar = Scalars.read(bytes, at: before).value
            guard scalar <= 0x20 || Scalars.isBlank(scalar) || clauseEnds.contains(scalar) else { return nil }
        }
        var cursor = Cursor(bytes: bytes, position: start)
        guard let number = cursor.integer(), number.digits == 4, (1990...2049).contains(number.value) else {
            return nil
        }
        let year = DateExpression.Point(year: number.value)
        return DateExpression(range: start..<cursor.position, from: year, to: year, digits: [number.range])
    }

    private static let bareYearGoesOn: [StaticString] = [
        "全年", "总共", "共受理", "共办", "共收到", "全市", "全县", "全区", "全省", "度",
    ]
    /// 。 ， ； ： and their narrow forms.
    static let clauseEnds: Set<UInt32> = [0x3002, 0xFF0C, 0xFF1B, 0xFF1A, 0x2C, 0x3B, 0x3A]

    private struct Number {
        var value: Int
        var digits: Int
        var range: Range<Int>
    }

    private struct Cursor {
        let bytes: [UInt8]
        var position: Int

        /// A run of digits; with a point and a digit behind it a decimal, which is no part of a date unless points
        /// part it (2022.3.30).
        mutating func integer(beforePoint: Bool = false) -> Number? {
            position = Scalars.skipBlanks(bytes, from: position)
            let start = position
            var value = 0
            var digits = 0
            while position < bytes.count {
                let (scalar, length) = Scalars.read(bytes, at: position)
                guard let digit = Scalars.digit(scalar), digits < 9 else { break }
                value = value * 10 + digit
                digits += 1
                position += length
            }
            guard digits > 0 else { return nil }
            if !beforePoint, position < bytes.count {
                let (scalar, length) = Scalars.read(bytes, at: position)
                if scalar == 0x2E || scalar == 0xFF0E, position + length < bytes.count,
                    Scalars.digit(Scalars.read(bytes, at: position + length).value) != nil, digits < 4
                {
                    return nil
                }
            }
            return Number(value: value, digits: digits, range: start..<position)
        }

        mutating func word(_ word: StaticString) -> Bool {
            let after = Scalars.skipBlanks(bytes, from: position)
            guard Scalars.startsWith(bytes, at: after, word) else { return false }
            position = after + word.utf8CodeUnitCount
            return true
        }

        mutating func word(_ words: StaticString...) -> Bool {
            let after = Scalars.skipBlanks(bytes, from: position)
            for word in words where Scalars.startsWith(bytes, at: after, word) {
                position = after + word.utf8CodeUnitCount
                return true
            }
            return false
        }

        mutating func dash() -> Bool {
            let after = Scalars.skipBlanks(bytes, from: position)
            // Behind most dates stands none.
            guard after < bytes.count, Self.isDash(Scalars.read(bytes, at: after).value) else { return false }
            if word("——", "--") { return true }
            return word("-", "—", "－", "–", "~", "～", "至", "到", "─")
        }

        private static func isDash(_ scalar: UInt32) -> Bool {
            switch scalar {
            case 0x2D, 0x2014, 0xFF0D, 0x2013, 0x7E, 0xFF5E, 0x81F3, 0x5230, 0x2500: true
            default: false
            }
        }
    }

    private static func year(_ cursor: Cursor, _ first: Number, _ start: Int) -> DateExpression? {
        var cursor = cursor
        let from = DateExpression.Point(year: first.value)
        if cursor.word("年") {
            let single = DateExpression(range: start..<cursor.position, from: from, to: from, digits: [first.range])
            var range = cursor
            if range.dash(), let second = range.integer(), second.digits == 4, range.word("年") {
                let to = DateExpression.Point(year: second.value)
                return DateExpression(
                    range: start..<range.position, from: from, to: to, digits: [first.range, second.range])
            }
            var months = cursor
            if let next = months.integer(), next.digits <= 2,
                let date = month(months, from, next, start, [first.range, next.range])
            {
                return date
            }
            return single
        }
        if cursor.dash(), let second = cursor.integer(), second.digits == 4, cursor.word("年") {
            let to = DateExpression.Point(year: second.value)
            return DateExpression(
                range: start..<cursor.position, from: from, to: to, digits: [first.range, second.range])
        }
        return nil
    }

    private static func month(
        _ cursor: Cursor, _ base: DateExpression.Point, _ first: Number, _ start: Int, _ digits: [Range<Int>]
    ) -> DateExpression? {
        guard (1...12).contains(first.value) else { return nil }
        var cursor = cursor
        var from = base
        from.month = first.value
        if cursor.word("月") {
            if cursor.word("份") { cursor.position += 0 }
            var day = cursor
            if let number = day.integer(), number.digits <= 2, (1...31).contains(number.value), day.word("日", "号") {
                from.day = number.value
                cursor = day
                return stretch(cursor, from, start, digits + [number.range])
            }
            return stretch(cursor, from, start, digits)
        }
        if cursor.dash(), let second = cursor.integer(), (1...12).contains(second.value), cursor.word("月") {
            let to = DateExpression.Point(year: base.year, month: second.value)
            return DateExpression(range: start..<cursor.position, from: from, to: to, digits: digits + [second.range])
        }
        return nil
    }

    /// 3月1日至6月30日, 6月至9月.
    private static func stretch(
        _ cursor: Cursor, _ from: DateExpression.Point, _ start: Int, _ digits: [Range<Int>]
    ) -> DateExpression {
        let single = DateExpression(range: start..<cursor.position, from: from, to: from, digits: digits)
        var cursor = cursor
        guard cursor.dash(), let number = cursor.integer() else { return single }
        var to = DateExpression.Point(year: from.year)
        var digits = digits + [number.range]
        if number.digits == 4, cursor.word("年"), let month = cursor.integer(), cursor.word("月") {
            to.year = number.value
            to.month = month.value
            digits.append(month.range)
        } else if number.digits <= 2, cursor.word("月") {
            to.month = number.value
        } else if from.day != nil, number.digits <= 2, cursor.word("日") {
            to.month = from.month
            to.day = number.value
            return DateExpression(range: start..<cursor.position, from: from, to: to, digits: digits)
        } else {
            return single
        }
        guard (1...12).contains(to.month ?? 0) else { return single }
        if from.day != nil {
            guard let day = cursor.integer(), cursor.word("日") else { return single }
            to.day = day.value
            digits.append(day.range)
        }
        return DateExpression(range: start..<cursor.position, from: from, to: to, digits: digits)
    }

    /// 1日至20日.
    private static func days(_ cursor: Cursor, _ first: Number, _ start: Int) -> DateExpression? {
        var cursor = cursor
        guard (1...31).contains(first.value), cursor.word("日"), cursor.dash(), let last = cursor.integer(),
            last.digits <= 2, cursor.word("日")
        else { return nil }
        let none = DateExpression.Point()
        return DateExpression(range: start..<cursor.position, from: none, to: none, digits: [first.range, last.range])
    }

    /// 2022-03-30, 2022/3/30, 2022.3.30, with a time behind it or not.
    private static func numericDate(_ cursor: Cursor, _ year: Number, _ start: Int) -> DateExpression? {
        var cursor = cursor
        guard cursor.word("-", "/", "."), let month = cursor.integer(beforePoint: true),
            (1...12).contains(month.value), month.digits <= 2,
            cursor.word("-", "/", "."), let day = cursor.integer(), (1...31).contains(day.value), day.digits <= 2
        else { return nil }
        let point = DateExpression.Point(year: year.value, month: month.value, day: day.value)
        var digits = [year.range, month.range, day.range]
        var clock = cursor
        if let hour = clock.integer(), let time = time(clock, hour, hour.range.lowerBound) {
            digits += time.digits
            cursor.position = time.range.upperBound
        }
        return DateExpression(range: start..<cursor.position, from: point, to: point, digits: digits)
    }

    /// 17:42, 09:30:15.
    private static func time(_ cursor: Cursor, _ hour: Number, _ start: Int) -> DateExpression? {
        var cursor = cursor
        guard hour.value < 24, hour.digits <= 2, cursor.position < cursor.bytes.count,
            Scalars.startsWith(cursor.bytes, at: cursor.position, ":")
                || Scalars.startsWith(cursor.bytes, at: cursor.position, "："), cursor.word(":", "："),
            let minute = cursor.integer(), minute.digits == 2, minute.value < 60
        else { return nil }
        var digits = [hour.range, minute.range]
        var seconds = cursor
        if seconds.word(":", "："), let second = seconds.integer(), second.digits == 2 {
            digits.append(second.range)
            cursor = seconds
        }
        let none = DateExpression.Point()
        return DateExpression(range: start..<cursor.position, from: none, to: none, digits: digits)
    }
}
