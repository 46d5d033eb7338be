/// Which words stand in the sentence that is read, and which may be carried over into it: most patterns are ruled out by
/// what is not there, without a search.
///
/// What stands in a sentence is noted once and kept: the next ones may carry its topic over.
struct Vicinity: ~Copyable {
    /// UTF-8 offsets of the sentence.
    private var start = 0
    private var end = 0
    /// The duties of all its words.
    private(set) var classes: WordClasses = []
    private(set) var rows: GroupRows
    /// The row of each sentence; -1 for one that nobody asked about.
    private var rowOf: [Int32]
    /// The duties of all words of the sentence of each row.
    private var classesOf = TableBuilder<WordClasses>(capacity: 64)
    /// The row of the sentence.
    private(set) var row = 0
    /// The rows of what a topic may be carried over from: at most four sentences and a heading.
    private var carried = TableBuilder<Int>(capacity: 8)

    init(groups: Int, sentences: Int) {
        rows = GroupRows(groups: groups)
        rowOf = Array(repeating: -1, count: sentences)
    }

    /// Begins with the next sentence.
    mutating func enter(_ index: Int, _ outline: Outline, _ text: LexedText, _ vocabulary: Vocabulary) {
        start = outline.sentences[index].start
        end = outline.sentences[index].end
        carried.removeAll()
        row = row(of: index, outline, text, vocabulary)
        classes = classesOf[row / rows.width]
    }

    /// Takes a sentence in that stands before this one or above it.
    mutating func reach(_ index: Int, _ outline: Outline, _ text: LexedText, _ vocabulary: Vocabulary) {
        carried.append(row(of: index, outline, text, vocabulary))
    }

    /// The duties of all words of a sentence that was read.
    func classes(of sentence: Int) -> WordClasses { classesOf[Int(rowOf[sentence]) / rows.width] }

    private mutating func row(
        of index: Int, _ outline: Outline, _ text: LexedText, _ vocabulary: Vocabulary
    ) -> Int {
        if rowOf[index] >= 0 { return Int(rowOf[index]) }
        let row = rows.addRow()
        rowOf[index] = Int32(row)
        let words = text.tokenRange(startingIn: outline.sentences[index].start, outline.sentences[index].end)
        var classes: WordClasses = []
        for word in words { classes.formUnion(text.tokens[word].classes) }
        rows.insert(words, vocabulary.locatedGroups, into: row) { word in
            let token = text.tokens[word]
            return token.hasGroups ? token.term : -1
        }
        classesOf.append(classes)
        return row
    }

    /// Whether a word of a group stands in the sentence.
    @inline(__always)
    func holds(_ group: Int32) -> Bool { rows.holds(group, row) }

    /// Whether a topic stands in the sentence or where it may be carried over from.
    func reaches(_ topic: Int32) -> Bool {
        if holds(topic) { return true }
        return carried.contains { rows.holds(topic, $0) }
    }

    /// Whether no word of these classes stands in a stretch, as far as that is known without a look.
    @inline(__always)
    func lacks(_ classes: WordClasses, _ start: Int, _ end: Int) -> Bool {
        start >= self.start && end <= self.end && self.classes.isDisjoint(with: classes)
    }
}
