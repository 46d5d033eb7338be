/// What a sentence has that may tell the days of its figures. Most sentences have nothing: their figures are the year's.
struct TimeSigns: Sendable {
    /// The index of the sentence; -1 for none.
    private(set) var sentence = -1
    /// The dates within it, as indices.
    private(set) var dates = 0..<0
    /// Whether a word of it names a year by its distance.
    private(set) var hasWords = false
    /// Whether a length of time stands in it: 近三年.
    private(set) var hasSpans = false

    /// Words that name a year by its distance: 上年, 去年同期, 全年.
    static var words: WordClasses { [.lastYear, .lastYearSamePart, .thisYear] }

    /// No sentence.
    init() {}

    /// The signs of a sentence that was read. Complexity: linear in its figures.
    init(_ index: Int, _ sentence: Sentence, _ frames: FrameReader) {
        self.sentence = index
        dates = frames.text.dateRange(sentence.start, sentence.end)
        hasWords = !frames.vicinity.classes(of: index).isDisjoint(with: Self.words)
        hasSpans = sentence.figures.contains { frames.text.figures[$0].isSpan }
    }

    /// Whether nothing in the sentence tells days.
    var isEmpty: Bool { dates.isEmpty && !hasWords && !hasSpans }
}
