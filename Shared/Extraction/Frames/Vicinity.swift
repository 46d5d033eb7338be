/// Which words stand in the sentence that is read, and which may be carried over into it: most patterns are ruled out by
/// what is not there, without a search.
struct Vicinity: Sendable {
    /// UTF-8 offsets of the sentence.
    private var start = 0
    private var end = 0
    /// The duties of all its words.
    private var classes: WordClasses = []
    private var stamp: Int32 = 0
    /// The sentence in which a word of each group was seen last.
    private var inSentence: [Int32]
    /// The sentence into which a topic of each group may be carried, last.
    private var inReach: [Int32]

    init(groups: Int) {
        inSentence = Array(repeating: 0, count: groups)
        inReach = Array(repeating: 0, count: groups)
    }

    /// Begins with the next sentence; its words are added next.
    mutating func enter(_ sentence: Sentence) {
        stamp += 1
        start = sentence.start
        end = sentence.end
        classes = []
    }

    /// Takes a word of the sentence in.
    mutating func add(_ token: Token, _ vocabulary: Vocabulary) {
        classes.formUnion(token.classes)
        guard token.hasGroups else { return }
        vocabulary.forEachGroup(of: token.term) { inSentence[Int($0)] = stamp }
    }

    /// Takes a topic in that stands before the sentence or above it.
    mutating func reach(_ token: Token, _ vocabulary: Vocabulary) {
        vocabulary.forEachGroup(of: token.term) { inReach[Int($0)] = stamp }
    }

    /// Whether a word of a group stands in the sentence.
    func holds(_ group: Int32) -> Bool { inSentence[Int(group)] == stamp }

    /// Whether a topic stands in the sentence or where it may be carried over from.
    func reaches(_ topic: Int32) -> Bool { inReach[Int(topic)] == stamp || holds(topic) }

    /// Whether no word of these classes stands in a stretch, as far as that is known without a look.
    @inline(__always)
    func lacks(_ classes: WordClasses, _ start: Int, _ end: Int) -> Bool {
        start >= self.start && end <= self.end && self.classes.isDisjoint(with: classes)
    }
}
