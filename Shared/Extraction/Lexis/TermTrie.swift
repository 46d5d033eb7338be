import Quantities

/// A set of words over scalars, walked from a position of the text: finds every word that starts there.
///
/// The first scalar is looked up in a table of the basic plane. The nodes stand in the order of their depth, so that the
/// children of each are neighbours, sorted by their scalar: a step is a search among a few 16-bit numbers that lie side
/// by side. Words are short, so a scan that walks from every scalar is linear in the text.
struct TermTrie: Sendable {
    /// A place in the tree.
    fileprivate struct Node: Sendable {
        /// The word that ends here; -1 for none.
        var word: Int32 = -1
        /// Its first child, and how many it has.
        var first: Int32 = 0
        var count: UInt16 = 0
        /// The bytes of the scalars that lead here.
        var length: UInt16 = 0
        /// The node above it at which the next shorter word ends; 0 for none.
        var shorter: Int32 = 0
    }

    private let roots: FixedTable<Int32>
    private let nodes: FixedTable<Node>
    /// The scalar that leads to each node.
    private let scalars: FixedTable<UInt16>

    /// Takes words of the basic plane; their index is what a match reports. Empty words are left out, and so are those
    /// with a scalar beyond the plane and those longer than any sentence.
    init(_ terms: [String]) {
        let builder = Builder(terms)
        roots = FixedTable(builder.roots)
        nodes = FixedTable(builder.nodes)
        scalars = FixedTable(builder.scalars)
    }

    /// Frees the tables: the owner's last act.
    func deallocate() {
        roots.deallocate()
        nodes.deallocate()
        scalars.deallocate()
    }

    /// The node of a first scalar; 0 when no word begins with it.
    @inline(__always)
    func root(_ scalar: UInt32) -> Int { scalar < 0x10000 ? Int(roots[Int(scalar)]) : 0 }

    /// The word that ends at a node; -1 for none.
    @inline(__always)
    func word(_ node: Int) -> Int32 { nodes[node].word }

    /// How many bytes the scalars take that lead to a node.
    @inline(__always)
    func length(_ node: Int) -> Int { Int(nodes[node].length) }

    /// The node of the longest word that a word begins with, itself aside; 0 for none.
    @inline(__always)
    func shorter(_ node: Int) -> Int { Int(nodes[node].shorter) }

    /// The node behind another one and a scalar; 0 for none.
    func child(of node: Int, _ scalar: UInt32) -> Int { child(nodes[node], scalar) }

    /// The child of a node behind a scalar; 0 for none.
    @inline(__always)
    private func child(_ node: Node, _ scalar: UInt32) -> Int {
        var low = Int(node.first)
        var count = Int(node.count)
        while count > 4 {
            let half = count >> 1
            if UInt32(scalars[proven: low &+ half]) <= scalar { low &+= half }
            count &-= half
        }
        let end = low &+ count
        while low < end {
            if UInt32(scalars[proven: low]) == scalar { return low }
            low &+= 1
        }
        return 0
    }

    /// The node of the longest word that begins with the scalars of a node; 0 when there is none.
    ///
    /// - Parameter end: the end of those scalars in the text.
    @inline(__always)
    func longest(_ text: ScalarReader, from start: Int, _ end: Int) -> Int {
        var found = 0
        var index = start
        var node = nodes[start]
        var position = end
        while true {
            if node.word >= 0 { found = index }
            guard node.count > 0 else { return found }
            let (scalar, length) = text.scalar(at: position)
            index = length > 0 ? child(node, scalar) : 0
            guard index != 0 else { return found }
            node = nodes[proven: index]
            position &+= length
        }
    }

    /// The longest word that starts at an offset.
    func longest(_ bytes: [UInt8], at start: Int) -> (word: Int32, end: Int)? {
        guard start < bytes.count else { return nil }
        return bytes.withUnsafeBytes { raw in
            let text = ScalarReader(raw)
            let (first, length) = text.scalar(at: start)
            let root = root(first)
            guard root != 0 else { return nil }
            let found = longest(text, from: root, start + length)
            return found == 0 ? nil : (word(found), start + self.length(found))
        }
    }
}

extension TermTrie {
    /// What a trie is written with: all words sorted, one depth after the other.
    private struct Builder {
        var roots = [Int32](repeating: 0, count: 1 << 16)
        var nodes = [Node()]
        var scalars: [UInt16] = [0]

        private struct Word {
            var scalars: [UInt16]
            var index: Int32
        }

        init(_ terms: [String]) {
            var words: [Word] = []
            for (index, term) in terms.enumerated() where !term.isEmpty {
                let scalars = term.unicodeScalars.compactMap { UInt16(exactly: $0.value) }
                guard scalars.count == term.unicodeScalars.count, scalars.count <= 1000 else { continue }
                words.append(Word(scalars: scalars, index: Int32(index)))
            }
            words.sort { $0.scalars.lexicographicallyPrecedes($1.scalars) }
            /// The words under each node of the depth at hand.
            var level: [(node: Int, words: Range<Int>)] = [(0, words.indices)]
            var depth = 0
            while !level.isEmpty {
                var next: [(node: Int, words: Range<Int>)] = []
                for (node, range) in level { add(node, range, words, depth, &next) }
                level = next
                depth += 1
            }
            for child in Int(nodes[0].first)..<Int(nodes[0].first) + Int(nodes[0].count) {
                roots[Int(scalars[child])] = Int32(child)
            }
        }

        private mutating func add(
            _ node: Int, _ range: Range<Int>, _ words: [Word], _ depth: Int,
            _ next: inout [(node: Int, words: Range<Int>)]
        ) {
            nodes[node].first = Int32(nodes.count)
            var start = range.lowerBound
            while start < range.upperBound {
                guard words[start].scalars.count > depth else {
                    nodes[node].word = words[start].index
                    start += 1
                    continue
                }
                let scalar = words[start].scalars[depth]
                var end = start + 1
                while end < range.upperBound, words[end].scalars[depth] == scalar { end += 1 }
                next.append((nodes.count, start..<end))
                let length = scalar < 0x80 ? 1 : scalar < 0x800 ? 2 : 3
                nodes.append(
                    Node(
                        length: nodes[node].length + UInt16(length),
                        shorter: nodes[node].word >= 0 ? Int32(node) : nodes[node].shorter))
                scalars.append(scalar)
                nodes[node].count += 1
                start = end
            }
        }
    }
}
