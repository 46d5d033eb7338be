/// Writes the cells of a ``TermTrie``: all words sorted, one depth after the other.
struct TermTrieBuilder {
    private(set) var parents: [UInt32] = []
    private(set) var cells: [TermTrie.Cell] = []
    /// The words of nodes that have several; the first place stands for no words.
    private(set) var words = [TermTrie.Word(term: 0, marks: 0, length: 0)]
    /// The marks that words have, each once.
    private(set) var marks: [WordClasses] = [[]]
    private var placeOfMarks: [WordClasses: Int] = [[]: 0]

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
        precondition(terms.count <= TermTrie.limits.terms, "more words than a trie holds")
        alphabetCount = alphabet.count
        firstFree = alphabet.count
        grow(to: alphabet.count * 2)
        var spellings: [Spelling] = []
        for (index, term) in terms.enumerated() {
            let scalars = term.unicodeScalars
            let letters = scalars.map { alphabet[$0.value] }
            guard !letters.isEmpty, term.utf8.count <= TermTrie.limits.length, !letters.contains(Alphabet.plain)
            else { continue }
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
            parents[child] = UInt32(open.node)
            cells[child].setWords(of: cells[open.node])
            next.append(Open(node: child, words: words))
        }
    }

    /// A word ends at a node: it comes before the shorter ones that it begins with.
    private mutating func end(_ spelling: Spelling, at node: Int) {
        var word = TermTrie.Word(
            term: Int(spelling.index), marks: place(of: spelling.marks), length: spelling.bytes)
        // Of words that are spelt alike the last one counts.
        let shorter = words(of: cells[node]).drop { $0.length == spelling.bytes }
        guard !shorter.isEmpty else { return cells[node].set(word) }
        word.isFollowed = true
        cells[node].set(list: words.count)
        words.append(word)
        words += shorter
    }

    private func words(of cell: TermTrie.Cell) -> [TermTrie.Word] {
        if let word = cell.word { return [word] }
        var found: [TermTrie.Word] = []
        var place = cell.list
        while place != 0 {
            found.append(words[place])
            place = words[place].isFollowed ? place + 1 : 0
        }
        return found
    }

    private mutating func place(of marks: WordClasses) -> Int {
        if let place = placeOfMarks[marks] { return place }
        let place = self.marks.count
        precondition(place <= TermTrie.limits.marks, "more kinds of words than a trie holds")
        placeOfMarks[marks] = place
        self.marks.append(marks)
        return place
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
        parents += repeatElement(TermTrie.noParent, count: size - parents.count)
        cells += repeatElement(TermTrie.Cell(), count: size - cells.count)
        isTaken += repeatElement(false, count: size - isTaken.count)
    }
}
