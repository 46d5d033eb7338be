import Quantities

/// A set of words over letters, walked from a position of the text: finds every word that starts there.
///
/// A trie in one array of cells: the child of a node behind a letter stands at the node's base plus the letter, if the cell
/// there says that it is a child of that node (J. Aoe, An Efficient Digital Search Algorithm by Using a Double-Array
/// Structure, 1989). A step is one load and one comparison, however many children a node has. Words are short, so a scan
/// that walks from every scalar is linear in the text.
struct TermTrie: Sendable {
    /// A word that was found, how many bytes its scalars take, and the place of its marks among those of all words.
    ///
    /// From the first bit: 20 for the term, 10 for the marks, 11 for the length, one for whether a shorter word follows.
    struct Word: Sendable {
        fileprivate var bits: UInt64

        init(term: Int, marks: Int, length: Int) {
            bits = UInt64(term) | UInt64(marks) << 20 | UInt64(length) << 30
        }

        fileprivate init(bits: UInt64) { self.bits = bits }

        @inline(__always)
        var term: Int32 { Int32(truncatingIfNeeded: bits & 0xF_FFFF) }
        @inline(__always)
        fileprivate var marks: Int { Int((bits >> 20) & 0x3FF) }
        @inline(__always)
        var length: Int { Int((bits >> 30) & 0x7FF) }

        /// Whether a shorter one follows.
        @inline(__always)
        var isFollowed: Bool {
            get { (bits >> 41) & 1 != 0 }
            set { bits = bits & ~(1 << 41) | (newValue ? 1 << 41 : 0) }
        }
    }

    /// What is known of a node, all in one machine word, because walks go all over the table: where its children stand, and
    /// the words that end at it or above it. One word, as most nodes have, stands in the node.
    ///
    /// From the first bit: 22 for the base, 41 for the word or the place of the words, one for whether it is a word.
    struct Cell: Sendable {
        private var bits: UInt64 = 0

        /// Where the children stand; 0 when there are none.
        @inline(__always)
        var base: Int {
            get { Int(bits & 0x3F_FFFF) }
            set { bits = bits & ~0x3F_FFFF | UInt64(newValue) }
        }

        /// The one word; `nil` for none and for several.
        @inline(__always)
        var word: Word? { bits >> 63 != 0 ? Word(bits: (bits << 1) >> 23) : nil }

        /// Where the words begin, the longest first; 0 for none. Asked when there is not one.
        @inline(__always)
        var list: Int { Int(bits >> 22) }

        /// Notes the one word, or several that stand in a list.
        mutating func set(_ word: Word) { bits = bits & 0x3F_FFFF | word.bits << 22 | 1 << 63 }
        mutating func set(list: Int) { bits = bits & 0x3F_FFFF | UInt64(list) << 22 }
        /// Takes the words over from the node above.
        mutating func setWords(of other: Cell) { bits = bits & 0x3F_FFFF | other.bits & ~0x3F_FFFF }
    }

    /// Stands for no node: the children of the root are found by their letter alone.
    static var noParent: UInt32 { UInt32.max }
    /// How many cells, terms and different marks there may be, and how many bytes the longest word has.
    static var limits: (cells: Int, terms: Int, marks: Int, length: Int) { (0x3F_FFFF, 0xF_FFFF, 0x3FF, 0x7FF) }

    /// The parent of each node, apart: most steps lead nowhere and ask for nothing else.
    private let parents: FixedTable<UInt32>
    private let cells: FixedTable<Cell>
    /// The words of nodes that have several.
    private let words: FixedTable<Word>
    /// The marks that words have, each once.
    private let marks: FixedTable<WordClasses>

    /// Takes words over the letters of an alphabet; their index is what a match reports. Empty words are left out, and so
    /// are those with a scalar beyond the basic plane and those longer than any sentence.
    ///
    /// - Parameter marks: the marks of each word, when anybody asks for them.
    init(_ terms: [String], _ alphabet: Alphabet, marks: [WordClasses] = []) {
        let builder = TermTrieBuilder(terms, alphabet, marks)
        parents = FixedTable(builder.parents)
        cells = FixedTable(builder.cells)
        words = FixedTable(builder.words)
        self.marks = FixedTable(builder.marks)
    }

    /// Frees the tables: the owner's last act.
    func deallocate() {
        parents.deallocate()
        cells.deallocate()
        words.deallocate()
        marks.deallocate()
    }

    /// The node of a word's first letter: the letter itself.
    @inline(__always)
    func root(_ letter: Alphabet.Letter) -> Int { Int(letter) }

    /// The node behind another one and a letter; 0 for none.
    @inline(__always)
    func child(of node: Int, _ letter: Alphabet.Letter) -> Int {
        let place = cells[proven: node].base &+ Int(letter)
        return parents[proven: place] == UInt32(truncatingIfNeeded: node) ? place : 0
    }

    /// The last node to which the letters of a text lead from a node: it knows every word on the way.
    ///
    /// - Parameter end: the end of the node's letters in the text.
    @inline(__always)
    func last(_ text: ScalarReader, _ alphabet: Alphabet, from start: Int, _ end: Int) -> Int {
        var node = start
        var position = end
        // Most words end where no longer one goes on.
        while cells[proven: node].base != 0 {
            let (scalar, length) = text.scalar(at: position)
            let next = length > 0 ? child(of: node, alphabet[scalar]) : 0
            guard next != 0 else { break }
            node = next
            position &+= length
        }
        return node
    }

    /// Hands out the words that end at a node or above it, the longest first.
    @inline(__always)
    func forEachWord(at node: Int, _ body: (Word) -> Void) {
        let cell = cells[proven: node]
        if let word = cell.word { return body(word) }
        var index = cell.list
        guard index != 0 else { return }
        while true {
            let word = words[proven: index]
            body(word)
            if !word.isFollowed { return }
            index &+= 1
        }
    }

    /// The longest of the words that end at a node or above it; `nil` when there is none.
    @inline(__always)
    func longestWord(at node: Int) -> Word? {
        let cell = cells[proven: node]
        if let word = cell.word { return word }
        return cell.list == 0 ? nil : words[proven: cell.list]
    }

    /// The marks of a word.
    @inline(__always)
    func marks(of word: Word) -> WordClasses { marks[proven: word.marks] }

    /// The longest word that starts at an offset.
    func longest(_ bytes: [UInt8], _ alphabet: Alphabet, at start: Int) -> (word: Int32, end: Int)? {
        guard start < bytes.count else { return nil }
        return bytes.withUnsafeBytes { raw in
            let text = ScalarReader(raw)
            let (first, length) = text.scalar(at: start)
            let node = root(alphabet[first])
            guard node != 0 else { return nil }
            return longestWord(at: last(text, alphabet, from: node, start + length)).map {
                ($0.term, start + $0.length)
            }
        }
    }
}
