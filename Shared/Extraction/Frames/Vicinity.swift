/// What stands in the sentence that is read, and which topics may be carried over into it: most patterns are ruled out by
/// what is not there, without a search.
///
/// Sentences are entered in the order of the text. What stands in one is noted once: the next ones may carry its topic
/// over.
struct Vicinity: ~Copyable {
    /// UTF-8 offsets of the sentence.
    private var start = 0
    private var end = 0
    /// The duties of all its words.
    private(set) var classes: WordClasses = []
    /// Whether a date stands in it.
    private(set) var isDated = false
    /// The duties of all words of each sentence that was noted.
    private var classesOf: TableBuilder<WordClasses>
    private var index: Int32 = 0
    /// For each group that is looked for the last sentence, of those that were noted, that holds a word of it.
    private var lastOf: TableBuilder<Int32>
    /// The first sentence from which a topic may be carried over into this one.
    private var first: Int32 = 0
    /// The heading above the sentence; -1 for none.
    private var heading = -1
    /// How many headings there were.
    private var headings: Int32 = 0
    /// The same when a heading stands above the sentence; else -1.
    private var headed: Int32 = -1
    /// For each group the last heading, counted from 1, that holds a word of it.
    private var headingOf: TableBuilder<Int32>

    init(groups: Int, sentences: Int) {
        // Behind the groups stand the one that stands everywhere and what is noted for none.
        lastOf = TableBuilder(repeating: -1, count: groups + 2)
        lastOf[groups] = Int32.max
        headingOf = TableBuilder(repeating: 0, count: groups + 2)
        classesOf = TableBuilder(capacity: sentences)
    }

    /// Begins with the next sentence.
    ///
    /// - Parameter first: the first sentence from which a topic may be carried over, one behind the other up to this one.
    mutating func enter(
        _ sentence: Int, from first: Int, _ outline: Outline, _ text: LexedText, _ vocabulary: Vocabulary
    ) {
        while classesOf.count <= sentence {
            let next = classesOf.count
            classesOf.append(next >= first ? note(next, outline.sentences[next], text, vocabulary) : [])
        }
        index = Int32(sentence)
        self.first = Int32(first)
        start = outline.sentences[sentence].start
        end = outline.sentences[sentence].end
        classes = classesOf[sentence]
        isDated = !text.dateRange(start, end).isEmpty
        reach(outline.sentences[sentence].heading, outline, text, vocabulary)
    }

    /// The duties of all words of a sentence that was read.
    func classes(of sentence: Int) -> WordClasses { classesOf[sentence] }

    /// Notes the groups of a sentence; tells the duties of its words.
    private mutating func note(
        _ index: Int, _ sentence: Sentence, _ text: LexedText, _ vocabulary: Vocabulary
    ) -> WordClasses {
        var classes: WordClasses = []
        for word in text.tokenRange(startingIn: sentence.start, sentence.end) {
            let token = text.tokens[word]
            classes.formUnion(token.classes)
            vocabulary.forEachNotedGroup(of: token.term) { lastOf[proven: $0] = Int32(truncatingIfNeeded: index) }
        }
        return classes
    }

    /// Notes the topics of the heading above the sentence.
    private mutating func reach(_ heading: Int, _ outline: Outline, _ text: LexedText, _ vocabulary: Vocabulary) {
        guard heading != self.heading else { return }
        self.heading = heading
        headings += 1
        headed = heading >= 0 ? headings : -1
        guard heading >= 0 else { return }
        for word in text.tokens(startingIn: outline.sentences[heading].start, outline.sentences[heading].end)
        where word.isTopic {
            vocabulary.forEachNotedGroup(of: word.term) { headingOf[proven: $0] = headings }
        }
    }

    /// Whether a word of a group that is looked for stands in the sentence.
    @inline(__always)
    func holds(_ group: Int32) -> Bool { lastOf[Int(group)] >= index }

    /// Whether a topic stands in the sentence or where it may be carried over from.
    @inline(__always)
    func reaches(_ topic: Int32) -> Bool {
        lastOf[Int(topic)] >= first || headingOf[Int(topic)] == headed
    }

    /// Whether a topic may be carried over, or is the one given, and a group stands in the sentence. Whether it is so cannot be
    /// foreseen, so that all is asked without a branch.
    @inline(__always)
    func reaches(_ topic: Int32, or known: Int32, andHolds group: Int32) -> Bool {
        let last = lastOf[proven: Int(topic)]
        let isReached: Int32 =
            (last >= first ? 1 : 0) | (headingOf[proven: Int(topic)] == headed ? 1 : 0) | (topic == known ? 1 : 0)
        return isReached & (lastOf[proven: Int(group)] >= index ? 1 : 0) != 0
    }

    /// Whether no word of these classes stands in a stretch, as far as that is known without a look.
    @inline(__always)
    func lacks(_ classes: WordClasses, _ start: Int, _ end: Int) -> Bool {
        start >= self.start && end <= self.end && self.classes.isDisjoint(with: classes)
    }
}
