/// What a number was found to state.
struct Frame: Sendable {
    /// The place of the indicator in the catalogue.
    var indicator: Int
    /// The number of the pattern; -1 when the label came from an earlier number.
    var pattern: Int
    /// Where the words that matched begin, at most the start of the figure.
    var start: Int
    /// Stretches of the words that matched near the number.
    var words: Stretches
    /// Whether one of the words speaks of a change.
    var isGrowth = false
    /// The name of the part that the number is about, when its label is that of the whole before it.
    var branch: Range<Int>?
    /// How well it fits; larger is better.
    var score: Double

    /// Past the last of the words; `nil` when none matched.
    var end: Int? {
        var end: Int?
        for word in words where word.upperBound > end ?? 0 { end = word.upperBound }
        return end
    }
}
