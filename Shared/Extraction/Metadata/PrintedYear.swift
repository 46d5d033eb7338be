/// A year as texts print it before 年: 2021年, ２０２１年度, 二〇二一年.
struct PrintedYear {
    /// The year.
    let year: Int
    /// Where it stands, 年 and 度 included.
    let range: Range<Int>

    private static let closing = PhraseSet("年度 年")
    private static let suffix = PhraseSet("年")

    /// Every year in a stretch of text, in order, but none inside 《…》 and none of a span of years (2021—2025年).
    static func all(in text: ArraySlice<UInt8>) -> [PrintedYear] {
        guard suffix.occurs(in: text) else { return [] }
        let signs = DateSign.signs(of: text)
        var years: [PrintedYear] = []
        var isTitle = false
        var index = 0
        while index < signs.count {
            let kind = signs[index].kind
            guard case .digit = kind else {
                if kind == .opensTitle { isTitle = true }
                if kind == .closesTitle { isTitle = false }
                index += 1
                continue
            }
            let end = signs[index...].firstIndex { !$0.isDigit } ?? signs.count
            if !isTitle, end - index == 4, end < signs.count, signs[end].kind == .year,
                !isSpanBefore(text, signs, index)
            {
                let year = signs[index..<end].reduce(0) { value, sign in
                    if case .digit(let digit) = sign.kind { value * 10 + digit } else { value }
                }
                let start = signs[index].range.lowerBound
                let close = closing.prefix(of: text[signs[end].range.lowerBound...])
                if (1990...2099).contains(year) {
                    years.append(PrintedYear(year: year, range: start..<signs[end].range.lowerBound + close))
                }
            }
            index = end
        }
        return years
    }

    /// Whether a mark that joins two years stands right before: 2021—2025年, 2016至2020年.
    private static func isSpanBefore(_ text: ArraySlice<UInt8>, _ signs: [DateSign], _ index: Int) -> Bool {
        guard index > 1, signs[index - 2].isDigit || signs[index - 2].kind == .year || signs[index - 2].kind == .mark
        else {
            return false
        }
        let before = text[signs[index - 1].range]
        return signs[index - 1].kind == .mark
            || ["—", "至", "~", "～", "－", "到"].contains { before.elementsEqual($0.utf8) }
    }
}
