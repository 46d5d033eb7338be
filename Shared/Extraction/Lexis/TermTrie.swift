import Quantities

/// A set of words over letters, walked from a position of the text: finds every word that starts there.
///
/// A trie in one array of cells: the child of a node behind a letter stands at the node's base plus the letter, if the cell
/// there says that it is a child of that node (J. Aoe, An Efficient Digital Search Algorithm by Using a Double-Array
/// Structure, 1989). A step is one load and one comparison, however many children a node has. Words are short, so a scan
/// that walks from every scalar is linear in the text.
struct TermTrie: Sendable {
    /// A node, or a free place. All that a walk asks of a node lies side by side.
    struct Cell: Sendable {
        /// The node above; ``noParent`` for the root, its children and free places.
        var parent = TermTrie.noParent
        /// Where the children stand, and in the first bit whether a word ends here.
        var base: UInt32 = 0
        /// The words that end at the node or above it, as a stretch of all such lists.
        var first: UInt32 = 0
        var count: UInt32 = 0

        @inline(__always)
        var isEnd: Bool { base & TermTrie.end != 0 }
    }

    /// A word that was found, how many bytes its scalars take, and what the lexer asks for.
    struct Word: Sendable {
        var term: Int32
        var length: Int32
        var marks: WordClasses
    }

    /// Stands for no node: the children of the root are found by their letter alone.
    static var noParent: UInt32 { UInt32.max }
    static var end: UInt32 { 1 << 31 }

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
        let place = Int(cells[proven: node].base & ~Self.end) &+ Int(letter)
        return cells[proven: place].parent == UInt32(truncatingIfNeeded: node) ? place : 0
    }

    /// The node of the longest word that begins with the letters of a node; 0 when there is none.
    ///
    /// - Parameter end: the end of those letters in the text.
    @inline(__always)
    func longest(_ text: ScalarReader, _ alphabet: Alphabet, from start: Int, _ end: Int) -> Int {
        var found = 0
        var node = start
        var position = end
        while true {
            let cell = cells[proven: node]
            if cell.isEnd { found = node }
            // Most words end where no longer one goes on.
            guard cell.base & ~Self.end != 0 else { return found }
            let (scalar, length) = text.scalar(at: position)
            node = length > 0 ? child(of: node, alphabet[scalar]) : 0
            guard node != 0 else { return found }
            position &+= length
        }
    }

    /// Hands out the words that end at a node or above it, the longest first.
    @inline(__always)
    func forEachWord(at node: Int, _ body: (Word) -> Void) {
        let cell = cells[proven: node]
        var index = Int(cell.first)
        let last = index &+ Int(cell.count)
        while index < last {
            body(words[proven: index])
            index &+= 1
        }
    }

    /// The longest of the words that end at a node or above it. There must be one.
    @inline(__always)
    func word(_ node: Int) -> Word { words[Int(cells[proven: node].first)] }

    /// The longest word that starts at an offset.
    func longest(_ bytes: [UInt8], _ alphabet: Alphabet, at start: Int) -> (word: Int32, end: Int)? {
        guard start < bytes.count else { return nil }
        return bytes.withUnsafeBytes { raw in
            let text = ScalarReader(raw)
            let (first, length) = text.scalar(at: start)
            let node = root(alphabet[first])
            guard node != 0 else { return nil }
            let found = longest(text, alphabet, from: node, start + length)
            guard found != 0 else { return nil }
            let word = word(found)
            return (word.term, start + Int(word.length))
        }
    }
}
