import Quantities

/// A text after the one pass over its bytes: words, numbers, dates and breaks, each list in the order of the text.
///
/// It is read by every later step and never changed; one object stands for all of its lists.
final class LexedText: Sendable {
    let bytes: [UInt8]
    let tokens: [Token]
    let figures: [Figure]
    let dates: [DateExpression]
    let breaks: [Break]
    let labels: [MeasureLabel]
    private let contents: ContentMap

    init(
        bytes: [UInt8], tokens: [Token], figures: [Figure], dates: [DateExpression], breaks: [Break],
        labels: [MeasureLabel], contents: ContentMap
    ) {
        self.bytes = bytes
        self.tokens = tokens
        self.figures = figures
        self.dates = dates
        self.breaks = breaks
        self.labels = labels
        self.contents = contents
    }

    /// The content scalars within a stretch: letters that no transparent word covers. Complexity: constant.
    func content(_ start: Int, _ end: Int) -> Int {
        guard start < end else { return 0 }
        return contents.count(before: end) - contents.count(before: start)
    }

    /// The index of the first token that starts at or after an offset. Complexity: logarithmic.
    func firstToken(from offset: Int) -> Int {
        var low = 0
        var high = tokens.count
        while low < high {
            let middle = (low + high) / 2
            if tokens[middle].start < offset { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
