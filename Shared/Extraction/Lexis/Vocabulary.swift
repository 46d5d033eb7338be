import Indicators

/// The catalogue's words in the form in which a text is scanned for them.
///
/// One object for all readings: a copy of it would count the references of a dozen arrays.
final class Vocabulary: Sendable {
    /// What one word means.
    struct Term: Sendable {
        /// Its duties in the language.
        var classes: WordClasses = []
        /// The groups of patterns that it belongs to.
        var groups: [Int32] = []
        /// Whether some pattern speaks of it as its topic.
        var isTopic = false
        /// Whether some pattern says it or speaks of it.
        var isLabel = false
        /// What the lexer asks for.
        var marks: WordClasses {
            if groups.isEmpty { return classes }
            var marks = classes.union(.indicatorWord)
            if !isLabel, classes.isEmpty { marks.insert(.contextOnly) }
            if isTopic { marks.insert(.topic) }
            return marks
        }
    }

    /// A construction, its words replaced by group numbers; nothing in it lives on the heap, so that it is cheap to look at.
    struct Pattern: Sendable {
        let indicator: Int32
        /// The group of what it speaks of; -1 for none.
        let topic: Int32
        /// The group of what rules it out near the number; -1 for none.
        let unless: Int32
        /// The group of what rules it out before the number; -1 for none.
        let outside: Int32
        /// The groups that it says, in ``Vocabulary/saidGroups``.
        let said: Range<Int32>
        let number: Int32
        let isShare: Bool
        let allowsBareNumber: Bool
        let carries: Bool

        /// How many groups it says.
        @inline(__always)
        var saidCount: Int { Int(said.upperBound &- said.lowerBound) }
    }

    /// A pattern that a word opens.
    struct Hint: Sendable {
        let pattern: Int32
        /// The group of what the pattern speaks of, if it says something besides; else ``Vocabulary/noGroup``.
        let topic: Int32
        /// Another group that it says than that of the word; ``Vocabulary/noGroup`` for none.
        let other: Int32
    }

    /// The letters of all words and measure words.
    let alphabet: Alphabet
    let trie: TermTrie
    /// The classes of each term, and what the patterns do with it.
    let classes: FixedTable<WordClasses>
    let words: [String]
    private let measureTrie: TermTrie
    let measures: [String]
    let patterns: FixedTable<Pattern>
    /// What the patterns say, one after the other.
    let saidGroups: FixedTable<Int32>
    let groupCount: Int
    /// The number of a group that stands everywhere.
    var noGroup: Int32 { Int32(truncatingIfNeeded: groupCount) }
    /// The patterns that each group opens: those that say it, or speak of it when they say nothing.
    private let openers: FixedLists<Int32>
    /// The patterns that each term opens.
    private let hints: FixedLists<Hint>
    /// The groups of each term.
    private let groups: FixedLists<Int32>
    /// Those of them that are looked for in a sentence.
    private let notedGroups: NotedGroups
    /// For each term a row of bits, one for each group that it belongs to: the question that is asked most.
    private let membership: FixedTable<UInt64>
    private let membershipWidth: Int
    /// How numbers must be measured for each pattern.
    let fitting: FittingPatterns

    /// Compiles a catalogue. Complexity: linear in its words.
    init(_ catalogue: Catalogue) {
        var builder = VocabularyBuilder(measures: catalogue.measures)
        for (kind, words) in catalogue.language.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            for word in words { builder.add(word, kind) }
        }
        for (index, patterns) in catalogue.patterns.enumerated() {
            for pattern in patterns { builder.add(pattern, of: catalogue.indicators[index], at: index) }
        }
        words = builder.words
        let marks = builder.terms.map(\.marks)
        classes = FixedTable(marks)
        alphabet = Alphabet(builder.words, catalogue.measures)
        trie = TermTrie(builder.words, alphabet, marks: marks)
        measures = catalogue.measures
        measureTrie = TermTrie(catalogue.measures, alphabet)
        patterns = FixedTable(builder.patterns)
        saidGroups = FixedTable(builder.saidGroups)
        groupCount = builder.groups.count
        openers = FixedLists(builder.patternsByGroup)
        hints = FixedLists(builder.hints)
        groups = FixedLists(builder.terms.map(\.groups))
        notedGroups = NotedGroups(builder.notedGroups, groups: builder.groups.count)
        let width = builder.groups.count / 64 + 1
        var membership = [UInt64](repeating: 0, count: builder.terms.count * width)
        for (index, term) in builder.terms.enumerated() {
            for group in term.groups { membership[index * width + Int(group >> 6)] |= 1 &<< UInt64(group) }
        }
        self.membership = FixedTable(membership)
        membershipWidth = width
        fitting = FittingPatterns(builder.patterns, builder.measures, count: catalogue.measures.count)
    }

    deinit {
        alphabet.deallocate()
        trie.deallocate()
        classes.deallocate()
        measureTrie.deallocate()
        patterns.deallocate()
        saidGroups.deallocate()
        openers.deallocate()
        hints.deallocate()
        groups.deallocate()
        notedGroups.deallocate()
        membership.deallocate()
        fitting.deallocate()
    }

    /// Asks for each pattern that a group opens.
    @inline(__always)
    func forEachPattern(openedBy group: Int32, _ body: (Int32) -> Void) { openers.forEach(in: Int(group), body) }

    /// Asks for each group that a term belongs to.
    @inline(__always)
    func forEachGroup(of term: Int32, _ body: (Int32) -> Void) { groups.forEach(in: Int(term), body) }

    /// Asks for each group of a term that is looked for in a sentence: a topic, what a pattern must not follow, what one of
    /// those says that say several. Another number is handed out too, that of no group.
    @inline(__always)
    func forEachNotedGroup(of term: Int32, _ body: (Int) -> Void) { notedGroups.forEach(of: Int(term), body) }

    /// Asks for each pattern that a term opens, once.
    @inline(__always)
    func forEachHint(of term: Int32, _ body: (Hint) -> Void) { hints.forEach(in: Int(term), body) }

    /// The measure word that starts at an offset of a text, the longest of several.
    func measure(_ bytes: [UInt8], at offset: Int) -> (word: Int32, end: Int)? {
        measureTrie.longest(bytes, alphabet, at: offset)
    }

    /// Whether a term belongs to a group.
    @inline(__always)
    func belongs(_ term: Int32, to group: Int32) -> Bool { membership(of: term, in: group) != 0 }

    /// 1 when a term belongs to a group, else 0.
    @inline(__always)
    func membership(of term: Int32, in group: Int32) -> Int {
        let bits = membership[proven: Int(term) &* membershipWidth &+ Int(group >> 6)]
        return Int(truncatingIfNeeded: bits &>> UInt64(truncatingIfNeeded: group)) & 1
    }
}
