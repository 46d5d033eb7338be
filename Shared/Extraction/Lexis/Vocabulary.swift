import Indicators

/// The catalogue's words in the form in which a text is scanned for them.
struct Vocabulary: Sendable {
    /// What one word means.
    struct Term: Sendable {
        /// Its duties in the language.
        var classes: WordClasses = []
        /// The groups of patterns that it belongs to.
        var groups: [Int32] = []
        /// Whether some pattern speaks of it as its topic.
        var isTopic = false
    }

    /// A construction, its words replaced by group numbers; nothing in it lives on the heap, so that it is cheap to look at.
    struct Pattern: Sendable {
        var indicator: Int32
        var topic: Int32?
        /// The groups that it says, in ``Vocabulary/saidGroups``.
        var said: Range<Int32>
        var unless: Int32?
        var outside: Int32?
        var isShare: Bool
        var isMoney: Bool
        var bare: Bool
        var carries: Bool
        var number: Int
    }

    let trie: TermTrie
    let openings: Openings
    let terms: [Term]
    /// The classes of each term, with ``WordClasses/indicatorWord`` when patterns know it: what the lexer asks for.
    let classes: [WordClasses]
    let words: [String]
    let measureTrie: TermTrie
    let measures: [String]
    let patterns: [Pattern]
    /// What the patterns say, one after the other.
    let saidGroups: [Int32]
    let groupCount: Int
    /// The patterns that each group opens: those that say it, or speak of it when they say nothing.
    private let openers: IndexLists
    private let topicTerms: [Bool]
    /// The groups of each term.
    private let groups: IndexLists
    /// The measure words that fit each pattern, as bits.
    private let measureBits: [UInt64]
    private let measureStride: Int

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
        terms = builder.terms
        classes = builder.terms.map { $0.groups.isEmpty ? $0.classes : $0.classes.union(.indicatorWord) }
        trie = TermTrie(builder.words)
        openings = Openings(builder.words, trie)
        measures = catalogue.measures
        measureTrie = TermTrie(catalogue.measures)
        patterns = builder.patterns
        saidGroups = builder.saidGroups
        groupCount = builder.groups.count
        topicTerms = builder.terms.map(\.isTopic)
        openers = IndexLists(builder.patternsByGroup)
        groups = IndexLists(builder.terms.map(\.groups))
        measureStride = (catalogue.measures.count + 63) / 64
        var bits = [UInt64](repeating: 0, count: builder.patterns.count * measureStride)
        for (pattern, measures) in builder.measures.enumerated() {
            for measure in measures { bits[pattern * measureStride + Int(measure) >> 6] |= 1 << UInt64(measure & 63) }
        }
        measureBits = bits
    }

    /// The patterns that a group opens.
    func patterns(openedBy group: Int32) -> ArraySlice<Int32> { openers[Int(group)] }

    /// The groups that a term belongs to.
    func groups(of term: Int32) -> ArraySlice<Int32> { groups[Int(term)] }

    /// Whether some pattern speaks of a term.
    func isTopic(_ term: Int32) -> Bool { topicTerms[Int(term)] }

    /// Whether a term belongs to any group.
    func hasGroups(_ term: Int32) -> Bool { classes[Int(term)].contains(.indicatorWord) }

    /// Whether a measure word fits a pattern.
    func fits(_ measure: Int32, _ pattern: Int) -> Bool {
        measure >= 0 && measureBits[pattern * measureStride + Int(measure) >> 6] & 1 << UInt64(measure & 63) != 0
    }
}

/// Lists of whole numbers in one array.
struct IndexLists: Sendable {
    private var starts: [Int] = [0]
    private var items: [Int32] = []

    init(_ lists: [[Int32]]) {
        for list in lists {
            items += list
            starts.append(items.count)
        }
    }

    subscript(list: Int) -> ArraySlice<Int32> { items[starts[list]..<starts[list + 1]] }
}
