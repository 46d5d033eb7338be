/// A number that states an indicator, before it is written down as an observation.
struct Statement: Sendable {
    /// The index of the figure; of the first one behind it, when it is zero in words.
    var figure: Int
    /// The zero that the text says in words (无一败诉); `nil` for a number.
    var worded: Figure?
    /// The index of the sentence.
    var sentence: Int
    /// The place of the indicator in the catalogue.
    var indicator: Int
    /// The pattern that matched; -1 for a number that took its label from an earlier one.
    var pattern: Int
    /// The measure label that stands for the measure word, if any.
    var label: MeasureLabel?
    /// The stretch in which the label was found.
    var region: Region
    /// Where the words that matched begin, at most the start of the figure.
    var labelStart: Int
    /// Whether the number is a growth: the year before is what it is measured against.
    var isGrowth = false
    /// Whether other things are counted with it.
    var isJoint = false
    /// Whether another number is only compared with it.
    var isCompared = false
    /// The part of the reporter that it is about, where nothing but its place behind the whole says so (其中综合执法局72名).
    var branch: Range<Int>?
}
