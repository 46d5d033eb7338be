import Documents
import Foundation
import Observations
import Quantities

/// A growth that a sentence states right behind a figure, without the value that it grew from: 受理62件，同比增长24%.
///
/// Only the plainest form is taken: a comparison with the year before, a word of change, an exact share. What stands further
/// away, or behind another number, may be another figure's.
struct StatedGrowth {
    /// In per cent; a fall is negative.
    let percent: Decimal
    /// One in the last digit that the text shows.
    let step: Decimal
    /// Where the share stands in the document.
    let span: TextSpan

    /// The growth of a figure; `nil` when none stands behind it.
    init?(after observation: Observation) {
        let sentence = Array(observation.sentence.unicodeScalars)
        let start = observation.span.end - observation.sentenceSpan.start
        guard start >= 0, start < sentence.count, var position = Self.endOfComparison(in: sentence, from: start),
            let change = Self.changes.first(where: { Self.has($0, at: position, in: sentence) })
        else { return nil }
        position += change.unicodeScalars.count
        if position < sentence.count, sentence[position] == "了" { position += 1 }
        let digits = sentence[position...].prefix { ("0"..."9").contains($0) || $0 == "." || $0 == "．" }
        guard digits.first.map({ $0 != "." && $0 != "．" }) ?? false, digits.endIndex < sentence.count,
            sentence[digits.endIndex] == "%" || sentence[digits.endIndex] == "％"
        else { return nil }
        let parts = digits.split { $0 == "." || $0 == "．" }
        let number = parts.map { String(String.UnicodeScalarView($0)) }.joined(separator: ".")
        guard parts.count <= 2, let value = Decimal(string: number) else { return nil }
        percent = Self.falls.contains(change) ? -value : value
        step = Decimal(sign: .plus, exponent: parts.count == 2 ? -parts[1].count : 0, significand: 1)
        let offset = observation.sentenceSpan.start
        span = TextSpan(start: offset + digits.startIndex, end: offset + digits.endIndex)
    }

    /// Where the words of comparison end that begin within a measure word and a comma of the figure.
    private static func endOfComparison(in sentence: [Unicode.Scalar], from start: Int) -> Int? {
        for position in start...start + longestMeasure + 1 {
            if let words = comparisons.first(where: { has($0, at: position, in: sentence) }) {
                return position + words.unicodeScalars.count
            }
            guard position < sentence.count,
                sentence[position].properties.isIdeographic || commas.contains(sentence[position])
            else { return nil }
        }
        return nil
    }

    private static func has(_ words: String, at position: Int, in sentence: [Unicode.Scalar]) -> Bool {
        position <= sentence.count && sentence[position...].starts(with: words.unicodeScalars)
    }

    private static let longestMeasure = 4
    private static let commas: Set<Unicode.Scalar> = ["，", ",", "（", "("]
    /// Longer ones first.
    private static let comparisons = [
        "比上年同期", "较上年同期", "比上一年", "较上一年", "比上年", "较上年", "比去年", "较去年", "同比",
    ]
    private static let falls = ["下降", "减少", "降低"]
    private static let changes = ["增长", "上升", "提高", "增加"] + falls
}
