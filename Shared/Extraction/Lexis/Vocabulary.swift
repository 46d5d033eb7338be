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

    /// A construction, its words replaced by group numbers.
    struct Pattern: Sendable {
        var indicator: Int32
        var topic: Int32?
        var said: [Int32]
        var unless: Int32?
        var outside: Int32?
        /// Bit set of the measure words that fit, by measure index.
        var measures: Set<Int32>
        var isShare: Bool
        var isMoney: Bool
        var bare: Bool
        var carries: Bool
        var number: Int
    }

    let trie: TermTrie
    let terms: [Term]
    /// The classes of each term, with ``WordClasses/indicatorWord`` when patterns know it: what the lexer asks for.
    let classes: [WordClasses]
    let words: [String]
    let measureTrie: TermTrie
    let measures: [String]
    let patterns: [Pattern]
    /// The patterns that each group opens: those that say it, or speak of it when they say nothing.
    let patternsByGroup: [[Int32]]
    let groupCount: Int

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
        measures = catalogue.measures
        measureTrie = TermTrie(catalogue.measures)
        patterns = builder.patterns
        patternsByGroup = builder.patternsByGroup
        groupCount = builder.groups.count
    }
}
