import Quantities

/// A text after the one pass over its bytes: words, numbers, dates and breaks, each list in the order of the text.
///
/// It is read by every later step and never changed; one object stands for all of its lists.
final class LexedText: Sendable {
    let bytes: [UInt8]
    let tokens: FixedTable<Token>
    let figures: FixedTable<Figure>
    let dates: FixedTable<DateExpression>
    let breaks: FixedTable<Break>
    let labels: FixedTable<MeasureLabel>
    /// The duties of all words.
    let classes: WordClasses
    private let contents: ContentMap
    /// For every 16th offset the number of tokens that start before it.
    private let tokensBefore: FixedTable<Int32>

    /// The power of two that so many bytes are between the offsets for which tokens are counted.
    static var stride: Int { 4 }

    init(
        bytes: [UInt8], tokens: FixedTable<Token>, tokensBefore: FixedTable<Int32>, classes: WordClasses,
        figures: FixedTable<Figure>, dates: FixedTable<DateExpression>, breaks: FixedTable<Break>,
        labels: FixedTable<MeasureLabel>, contents: ContentMap
    ) {
        self.bytes = bytes
        self.tokens = tokens
        self.tokensBefore = tokensBefore
        self.classes = classes
        self.figures = figures
        self.dates = dates
        self.breaks = breaks
        self.labels = labels
        self.contents = contents
    }

    deinit {
        tokens.deallocate()
        figures.deallocate()
        dates.deallocate()
        breaks.deallocate()
        labels.deallocate()
        contents.deallocate()
        tokensBefore.deallocate()
    }

    /// The content scalars within a stretch: letters that no transparent word covers. Complexity: constant.
    func content(_ start: Int, _ end: Int) -> Int {
        guard start < end else { return 0 }
        return contents.count(before: end) - contents.count(before: start)
    }

    /// The content scalars before an offset.
    @inline(__always)
    func content(before offset: Int) -> Int { contents.count(before: offset) }

    /// A stretch without the words at both its ends that say nothing; `nil` when nothing is left.
    func trimmed(_ start: Int, _ end: Int) -> Range<Int>? {
        guard start < end, let first = contents.first(in: start..<end), let last = contents.last(in: start..<end)
        else { return nil }
        return first..<last + Scalars.length(bytes[last])
    }

    /// The index of the first token that starts at or after an offset. Complexity: the tokens of 16 bytes.
    func firstToken(from offset: Int) -> Int {
        guard offset > 0 else { return 0 }
        guard offset < bytes.count else { return tokens.count }
        var index = Int(tokensBefore[offset >> Self.stride])
        while index < tokens.count, tokens[index].start < offset { index += 1 }
        return index
    }
}
