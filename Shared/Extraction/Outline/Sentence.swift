/// A sentence, a heading, or the rows of a table, with what its place in the document says about it.
struct Sentence: Sendable {
    /// UTF-8 offsets.
    var start: Int
    var end: Int
    /// The figures in it, as indices.
    var figures: Range<Int>
    /// The breaks in it, as indices.
    var breaks: Range<Int>
    /// The number of its paragraph.
    var paragraph: Int
    /// Whether it is a heading (一、… （一）…).
    var isHeading: Bool
    /// The level of a heading, 1 for 一、; 0 for none.
    var level: Int
    /// Whether its section is about work to come.
    var isPlan = false
    /// Whether it belongs to the frame of the page: navigation, index numbers, footers.
    var isNoise = false
    /// The sentence that is the nearest heading above it; -1 for none.
    var heading: Int = -1
}
