import Indicators

/// How the value of an indicator is invented.
///
/// Written behind `=` in the tables of ``Section``:
///
/// | written | means |
/// |---|---|
/// | `40..300` | drawn for a county, larger for what is above it, a little different each year |
/// | `3..12 fixed`, `0.5..2.5 fixed` | drawn each year, of the same size everywhere |
/// | `4000..9800 rising` | as the first, and more every year |
/// | `95..99% received` | that share of another |
/// | `92.0..99.9` | a rate, drawn each year |
/// | `lost/concluded` | the share of one in another, in per cent |
/// | `penalty+levy` | the sum |
/// | `growth new_entities` | by how much per cent another one has grown |
enum Recipe: Hashable, Sendable {
    case sized(ClosedRange<Int>)
    case rising(ClosedRange<Int>)
    case fixed(ClosedRange<Int>, decimals: Int)
    case part(ClosedRange<Int>, of: IndicatorCode)
    case share(IndicatorCode, of: IndicatorCode)
    case sum([IndicatorCode])
    case growth(of: IndicatorCode)

    /// Reads what stands behind the indicator's name.
    init(_ text: Substring, line: Substring, code: (Substring) -> IndicatorCode) throws(PhraseError) {
        let words = text.split(separator: " ")
        guard let first = words.first else { throw PhraseError(line, "it says nothing behind the name") }
        if first == "growth", words.count == 2 {
            self = .growth(of: code(words[1]))
        } else if first.contains("/") {
            let terms = first.split(separator: "/")
            guard terms.count == 2 else { throw PhraseError(line, "a share has two terms") }
            self = .share(code(terms[0]), of: code(terms[1]))
        } else if first.contains("+") {
            self = .sum(first.split(separator: "+").map(code))
        } else if first.hasSuffix("%"), words.count == 2 {
            self = .part(try Self.range(first.dropLast(), line).range, of: code(words[1]))
        } else {
            let (range, decimals) = try Self.range(first, line)
            switch words.dropFirst().first {
            case nil where decimals == 0: self = .sized(range)
            case nil, "fixed": self = .fixed(range, decimals: decimals)
            case "rising" where decimals == 0: self = .rising(range)
            default: throw PhraseError(line, "only “fixed” or “rising” may stand behind a range")
            }
        }
    }

    private static func range(
        _ text: Substring, _ line: Substring
    ) throws(PhraseError) -> (range: ClosedRange<Int>, decimals: Int) {
        let ends = text.split(separator: "..", maxSplits: 1)
        let decimals = ends.first?.split(separator: ".", maxSplits: 1).dropFirst().first?.count ?? 0
        let numbers = ends.compactMap { Int($0.filter { $0 != "." }) }
        guard numbers.count == 2, numbers[0] <= numbers[1] else { throw PhraseError(line, "“\(text)” is no range") }
        return (numbers[0]...numbers[1], decimals)
    }
}
