import Quantities

/// A text after the one pass over its bytes: words, numbers, dates and breaks, each list in the order of the text.
struct LexedText: Sendable {
    var bytes: [UInt8]
    var tokens: [Token] = []
    var figures: [Figure] = []
    var dates: [DateExpression] = []
    var breaks: [Break] = []
    var labels: [MeasureLabel] = []
    /// For every offset the number of content scalars before it: letters that no transparent word covers.
    var contentBefore: [Int32] = []

    /// The content scalars within a stretch.
    func content(_ start: Int, _ end: Int) -> Int {
        guard start < end else { return 0 }
        return Int(contentBefore[end] - contentBefore[start])
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
