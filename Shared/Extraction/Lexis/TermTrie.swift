import Quantities

/// A set of words over letters, walked from a position of the text: finds every word that starts there.
///
/// A trie in one array of cells: the child of a node behind a letter stands at the node's base plus the letter, if the cell
/// there says that it is a child of that node (J. Aoe, An Efficient Digital Search Algorithm by Using a Double-Array
/// Structure, 1989). A step is one load and one comparison, however many children a node has. Words are short, so a scan
/// that walks from every scalar is linear in the text.
struct TermTrie: Sendable {
    /// A node, or a free place: all that a walk asks of it in one machine word, because walks go all over the table.
    ///
    /// From the first bit: 22 for the base, 20 for the words, 22 for the parent.
    struct Cell: Sendable {
        private var bits: UInt64 = UInt64.max << 42

        /// The node above; ``noParent`` for the root, its children and free places.
        @inline(__always)
        var parent: Int {
            get { Int(bits &>> 42) }
            set { bits = bits & ~(UInt64.max &<< 42) | UInt64(newValue) &<< 42 }
        }

        /// Where the children stand; 0 when there are none.
        @inline(__always)
        var base: Int {
            get { Int(bits & 0x3F_FFFF) }
            set { bits = bits & ~0x3F_FFFF | UInt64(newValue) }
        }

        /// Where the words begin that end at the node or above it, the longest first; 0 when there are none.
        @inline(__always)
        var words: Int {
            get { Int(bits &>> 22 & 0xF_FFFF) }
            set { bits = bits & ~(0xF_FFFF &<< 22) | UInt64(newValue) &<< 22 }
        }
    }

    /// A word that was found, how many bytes its scalars take, and what the lexer asks for.
    struct Word: Sendable {
        var marks: WordClasses
        var term: Int32
        var length: UInt16
        /// Whether no shorter one follows.
        var isLast: Bool
    }

    /// Stands for no node: the children of the root are found by their letter alone.
    static var noParent: Int { 0x3F_FFFF }
    /// How many cells and words there may be.
    static var limits: (cells: Int, words: Int) { (0x3F_FFFF, 0xF_FFFF) }

    private let cells: FixedTable<Cell>
    private let words: FixedTable<Word>

    /// Takes words over the letters of an alphabet; their index is what a match reports. Empty words are left out, and so
    /// are those with a scalar beyond the basic plane and those longer than any sentence.
    ///
    /// - Parameter marks: the marks of each word, when anybody asks for them.
    init(_ terms: [String], _ alphabet: Alphabet, marks: [WordClasses] = []) {
        let builder = TermTrieBuilder(terms, alphabet, marks)
        cells = FixedTable(builder.cells)
        words = FixedTable(builder.words)
    }

    /// Frees the tables: the owner's last act.
    func deallocate() {
        cells.deallocate()
        words.deallocate()
    }

    /// The node of a word's first letter: the letter itself.
    @inline(__always)
    func root(_ letter: Alphabet.Letter) -> Int { Int(letter) }

    /// The node behind another one and a letter; 0 for none.
    @inline(__always)
    func child(of node: Int, _ letter: Alphabet.Letter) -> Int {
        let place = cells[proven: node].base &+ Int(letter)
        return cells[proven: place].parent == node ? place : 0
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
        var index = cells[proven: node].words
        guard index != 0 else { return }
        while true {
            let word = words[proven: index]
            body(word)
            if word.isLast { return }
            index &+= 1
        }
    }

    /// The longest of the words that end at a node or above it; there must be one.
    @inline(__always)
    func word(_ node: Int) -> Word { words[proven: cells[proven: node].words] }

    /// The longest word that starts at an offset.
    func longest(_ bytes: [UInt8], _ alphabet: Alphabet, at start: Int) -> (word: Int32, end: Int)? {
        guard start < bytes.count else { return nil }
        return bytes.withUnsafeBytes { raw in
            let text = ScalarReader(raw)
            let (first, length) = text.scalar(at: start)
            let node = root(alphabet[first])
            guard node != 0 else { return nil }
            let found = cells[proven: last(text, alphabet, from: node, start + length)].words
            guard found != 0 else { return nil }
            return (words[proven: found].term, start + Int(words[proven: found].length))
        }
    }
}
