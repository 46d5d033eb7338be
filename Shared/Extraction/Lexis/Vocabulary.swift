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
            return classes.union(isLabel || !classes.isEmpty ? .indicatorWord : [.indicatorWord, .contextOnly])
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
    }

    let trie: TermTrie
    let openings: Openings
    /// The classes of each term, and what the patterns do with it: what the lexer asks for.
    let classes: FixedTable<WordClasses>
    let words: [String]
    let measureTrie: TermTrie
    let measures: [String]
    let patterns: FixedTable<Pattern>
    /// What the patterns say, one after the other.
    let saidGroups: FixedTable<Int32>
    let groupCount: Int
    /// The patterns that each group opens: those that say it, or speak of it when they say nothing.
    private let openers: IndexLists
    private let topicTerms: FixedTable<Bool>
    /// The groups of each term.
    private let groups: IndexLists
    /// The measure words that fit each pattern, as bits.
    private let measureBits: FixedTable<UInt64>
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
        classes = FixedTable(builder.terms.map(\.marks))
        trie = TermTrie(builder.words)
        openings = Openings(builder.words, trie)
        measures = catalogue.measures
        measureTrie = TermTrie(catalogue.measures)
        patterns = FixedTable(builder.patterns)
        saidGroups = FixedTable(builder.saidGroups)
        groupCount = builder.groups.count
        topicTerms = FixedTable(builder.terms.map(\.isTopic))
        openers = IndexLists(builder.patternsByGroup)
        groups = IndexLists(builder.terms.map(\.groups))
        measureStride = (catalogue.measures.count + 63) / 64
        var bits = [UInt64](repeating: 0, count: builder.patterns.count * measureStride)
        for (pattern, measures) in builder.measures.enumerated() where !builder.patterns[pattern].isShare {
            for measure in measures { bits[pattern * measureStride + Int(measure) >> 6] |= 1 << UInt64(measure & 63) }
        }
        measureBits = FixedTable(bits)
    }

    deinit {
        trie.deallocate()
        openings.deallocate()
        classes.deallocate()
        measureTrie.deallocate()
        patterns.deallocate()
        saidGroups.deallocate()
        openers.deallocate()
        topicTerms.deallocate()
        groups.deallocate()
        measureBits.deallocate()
    }

    /// Asks for each pattern that a group opens.
    @inline(__always)
    func forEachPattern(openedBy group: Int32, _ body: (Int32) -> Void) { openers.forEach(in: Int(group), body) }

    /// Asks for each group that a term belongs to.
    @inline(__always)
    func forEachGroup(of term: Int32, _ body: (Int32) -> Void) { groups.forEach(in: Int(term), body) }

    /// Whether a term belongs to a group.
    @inline(__always)
    func belongs(_ term: Int32, to group: Int32) -> Bool { groups.contains(group, in: Int(term)) }

    /// Whether some pattern speaks of a term.
    func isTopic(_ term: Int32) -> Bool { topicTerms[Int(term)] }

    /// Whether a measure word fits a pattern; none fits that of a share.
    @inline(__always)
    func fits(_ measure: Int32, _ pattern: Int32) -> Bool {
        measure >= 0 && measureBits[Int(pattern) * measureStride + Int(measure) >> 6] & 1 << UInt64(measure & 63) != 0
    }
}

/// Lists of whole numbers in one table.
struct IndexLists: Sendable {
    private let starts: FixedTable<Int>
    private let items: FixedTable<Int32>

    init(_ lists: [[Int32]]) {
        var starts = [0]
        var items: [Int32] = []
        for list in lists {
            items += list
            starts.append(items.count)
        }
        self.starts = FixedTable(starts)
        self.items = FixedTable(items)
    }

    /// Frees the tables: the owner's last act.
    func deallocate() {
        starts.deallocate()
        items.deallocate()
    }

    @inline(__always)
    func forEach(in list: Int, _ body: (Int32) -> Void) {
        var index = starts[list]
        let end = starts[list + 1]
        while index < end {
            body(items[index])
            index += 1
        }
    }

    @inline(__always)
    func contains(_ item: Int32, in list: Int) -> Bool {
        var index = starts[list]
        let end = starts[list + 1]
        while index < end {
            if items[index] == item { return true }
            index += 1
        }
        return false
    }
}
