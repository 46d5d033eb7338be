/// Writes the cells of a ``TermTrie``: all words sorted, one depth after the other.
struct TermTrieBuilder {
    private(set) var cells: [TermTrie.Cell] = []
    /// The first place stands for no words.
    private(set) var words = [TermTrie.Word(marks: [], term: -1, length: 0, isLast: true)]

    private struct Spelling {
        var letters: [Alphabet.Letter]
        var index: Int32
        var bytes: Int
        var marks: WordClasses
    }

    /// A node whose children are not placed yet, and the words that go through it.
    private struct Open {
        var node: Int
        var words: Range<Int>
    }

    private let alphabetCount: Int
    /// Before it no place is free, except a few among the letters.
    private var firstFree: Int
    private var isTaken: [Bool] = []

    init(_ terms: [String], _ alphabet: Alphabet, _ marks: [WordClasses]) {
        alphabetCount = alphabet.count
        firstFree = alphabet.count
        grow(to: alphabet.count * 2)
        var spellings: [Spelling] = []
        for (index, term) in terms.enumerated() {
            let scalars = term.unicodeScalars
            let letters = scalars.map { alphabet[$0.value] }
            guard !letters.isEmpty, letters.count <= 1000, !letters.contains(Alphabet.plain) else { continue }
            spellings.append(
                Spelling(
                    letters: letters, index: Int32(index), bytes: term.utf8.count,
                    marks: marks.isEmpty ? [] : marks[index]))
        }
        spellings.sort { $0.letters.lexicographicallyPrecedes($1.letters) }
        for letter in 0..<alphabet.count { isTaken[letter] = true }
        var level: [Open] = []
        for (letter, range) in groups(of: spellings, spellings.indices, at: 0) {
            level.append(Open(node: Int(letter), words: range))
        }
        var depth = 1
        while !level.isEmpty {
            var next: [Open] = []
            for open in level { place(open, spellings, depth, &next) }
            level = next
            depth += 1
        }
    }

    /// Notes the word that ends at a node and places the node's children.
    private mutating func place(_ open: Open, _ spellings: [Spelling], _ depth: Int, _ next: inout [Open]) {
        var range = open.words
        while range.lowerBound < range.upperBound, spellings[range.lowerBound].letters.count == depth {
            end(spellings[range.lowerBound], at: open.node)
            range = range.lowerBound + 1..<range.upperBound
        }
        let children = groups(of: spellings, range, at: depth)
        guard let first = children.first else { return }
        let base = base(for: children.map { Int($0.letter) }, Int(first.letter))
        cells[open.node].base = base
        for (letter, words) in children {
            let child = base + Int(letter)
            isTaken[child] = true
            cells[child].parent = open.node
            cells[child].words = cells[open.node].words
            next.append(Open(node: child, words: words))
        }
    }

    /// A word ends at a node: it comes before the shorter ones that it begins with.
    private mutating func end(_ spelling: Spelling, at node: Int) {
        let word = TermTrie.Word(
            marks: spelling.marks, term: spelling.index, length: UInt16(spelling.bytes), isLast: true)
        var shorter: [TermTrie.Word] = []
        var place = cells[node].words
        while place != 0 {
            // Of words that are spelt alike the last one counts.
            if words[place].length != word.length { shorter.append(words[place]) }
            place = words[place].isLast ? 0 : place + 1
        }
        precondition(words.count + shorter.count < TermTrie.limits.words, "more words than a trie holds")
        cells[node].words = words.count
        words.append(word)
        words[words.count - 1].isLast = shorter.isEmpty
        words += shorter
    }

    /// Words by their letter at a depth, in order.
    private func groups(
        of spellings: [Spelling], _ range: Range<Int>, at depth: Int
    ) -> [(letter: Alphabet.Letter, words: Range<Int>)] {
        var groups: [(letter: Alphabet.Letter, words: Range<Int>)] = []
        var start = range.lowerBound
        while start < range.upperBound {
            let letter = spellings[start].letters[depth]
            var end = start + 1
            while end < range.upperBound, spellings[end].letters[depth] == letter { end += 1 }
            groups.append((letter, start..<end))
            start = end
        }
        return groups
    }

    /// The first base, above the letters, from which all children fall on free places.
    private mutating func base(for letters: [Int], _ first: Int) -> Int {
        while firstFree < isTaken.count, isTaken[firstFree] { firstFree += 1 }
        var place = max(firstFree, first + 1)
        while true {
            grow(to: place + alphabetCount + 1)
            let base = place - first
            if !isTaken[place], letters.allSatisfy({ !isTaken[base + $0] }) { return base }
            place += 1
        }
    }

    private mutating func grow(to count: Int) {
        guard count > cells.count else { return }
        precondition(count < TermTrie.limits.cells, "more cells than a trie holds")
        let size = min(max(count, cells.count + cells.count / 2), TermTrie.limits.cells)
        cells += repeatElement(TermTrie.Cell(), count: size - cells.count)
        isTaken += repeatElement(false, count: size - isTaken.count)
    }
}
