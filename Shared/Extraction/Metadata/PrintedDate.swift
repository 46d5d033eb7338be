import Quantities

/// A day as pages print it: 2021-03-22, 2021/3/22, 2021年3月22日, 2021 年 3 月 22 日, 二〇二一年三月二十二日, in full-width digits too.
struct PrintedDate {
    /// The day.
    let day: CalendarDay
    /// Where it stands.
    let range: Range<Int>
    /// Whether a time of day follows.
    let hasTime: Bool

    /// Every day printed in a line, in order.
    static func all(in line: ArraySlice<UInt8>) -> [PrintedDate] {
        guard DateSign.mayHoldDate(line) else { return [] }
        let signs = DateSign.signs(of: line)
        var dates: [PrintedDate] = []
        var index = 0
        while index < signs.count {
            if let (date, next) = date(in: signs, at: index) {
                dates.append(date)
                index = next
            } else {
                index += 1
            }
        }
        return dates
    }

    private static func date(in signs: [DateSign], at start: Int) -> (PrintedDate, next: Int)? {
        guard start == 0 || !signs[start - 1].isDigit, let year = number(in: signs, at: start), year.digits == 4,
            (1990...2099).contains(year.value), let month = part(in: signs, after: year.next, separator: .year),
            let day = part(in: signs, after: month.next, separator: .month),
            let date = CalendarDay(year: year.value, month: month.value, day: day.value)
        else { return nil }
        var next = day.next
        if next < signs.count, signs[next].kind == .day { next += 1 }
        let hour = number(in: signs, at: next)
        let hasTime = hour.map { $0.next < signs.count && signs[$0.next].kind == .colon } ?? false
        let range = signs[start].range.lowerBound..<signs[next - 1].range.upperBound
        return (PrintedDate(day: date, range: range, hasTime: hasTime), next)
    }

    /// The number after 年, 月 or a mark that stands for either.
    private static func part(in signs: [DateSign], after index: Int, separator: DateSign.Kind) -> (
        value: Int, next: Int
    )? {
        guard index < signs.count, signs[index].kind == separator || signs[index].kind == .mark,
            let number = number(in: signs, at: index + 1), number.value > 0, number.value <= 31
        else { return nil }
        return (number.value, number.next)
    }

    /// A run of digits: Arabic or Chinese ones read one by one (二〇二一), or Chinese ones with 十 (二十八).
    private static func number(in signs: [DateSign], at start: Int) -> (value: Int, digits: Int, next: Int)? {
        var value = 0
        var next = start
        var tens: Int?
        while next < signs.count, signs[next].isDigit, next - start < 8, next == start || !signs[next].followsBlank {
            switch signs[next].kind {
            case .digit(let digit):
                value = tens == nil ? value * 10 + digit : digit
            case .ten:
                tens = next == start ? 1 : value
                value = 0
            default: break
            }
            next += 1
        }
        guard next > start else { return nil }
        return (value + (tens ?? 0) * 10, next - start, next)
    }
}
