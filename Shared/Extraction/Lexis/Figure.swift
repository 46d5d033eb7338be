import Quantities

/// A number in its place: what it is, how it is qualified and what it is measured in.
struct Figure: Sendable {
    var numeral: Numeral
    var kind: Mention.Kind
    var qualifier: Qualifier = .exact
    /// 近: near from below.
    var isNear = false
    /// 第3: a rank, no count.
    var isOrdinal = false
    /// 个百分点: a difference between shares.
    var isPoints = false
    /// 连续4年, 3个月: a length of time, which no clause turns on.
    var isSpan = false
    /// The index of the measure word; -1 for none.
    var measure: Int32 = -1
    /// Where the qualifier before it begins (UTF-8).
    var start: Int
    /// Past the measure word and the qualifier behind it (UTF-8).
    var end: Int
    /// No number.
    static let none = Figure(
        numeral: .zero(0..<0), kind: .quantity, start: 0, end: 0)
    /// Whether the number is a mention whether or not an indicator takes it.
    var isArabic: Bool { numeral.form == .digits }
}

/// A mark that ends or opens a part of a sentence.
struct Break: Sendable {
    enum Kind: UInt8, Sendable {
        case stop, semicolon, comma, pause, colon, open, close, line, paragraph, bar
    }

    var start: Int
    var end: Int
    var kind: Kind
}

/// A word of the vocabulary at a place in the text; there is one for every eight bytes or so.
struct Token: Sendable {
    private let from: Int32
    private let to: Int32
    let term: Int32
    /// Whether patterns know the word.
    let hasGroups: Bool
    /// Whether some pattern speaks of it.
    let isTopic: Bool
    /// The duties of the word here; a word inside a longer one has none.
    let classes: WordClasses

    /// A word that was found at an offset.
    @inline(__always)
    init(start: Int, end: Int, term: Int32, hasGroups: Bool, isTopic: Bool, classes: WordClasses) {
        from = Int32(truncatingIfNeeded: start)
        to = Int32(truncatingIfNeeded: end)
        self.term = term
        self.hasGroups = hasGroups
        self.isTopic = isTopic
        self.classes = classes
    }

    @inline(__always)
    var start: Int { Int(from) }
    @inline(__always)
    var end: Int { Int(to) }
}

/// A measure word that stands as a label: 受理数（件）, 金额（万元）.
struct MeasureLabel: Sendable {
    var start: Int
    var end: Int
    var measure: Int32
    /// The power of ten of its scale: 4 for （万元）.
    var power: Int
    var isShare: Bool
}
