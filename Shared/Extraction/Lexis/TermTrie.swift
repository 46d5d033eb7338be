import Quantities

/// A set of words over scalars, walked from a position of the text: finds every word that starts there.
///
/// The first scalar is looked up in a table of the basic plane. The nodes stand in the order of their depth, so that the
/// children of each are neighbours, sorted by their scalar: a step is a search among a few 16-bit numbers that lie side
/// by side. Words are short, so a scan that walks from every scalar is linear in the text.
struct TermTrie: Sendable {
    /// What a node is: the word that ends here, -1 for none; its first child, and how many it has.
    fileprivate struct Node: Sendable {
        var word: Int32 = -1
        var first: Int32 = 0
        var count: Int32 = 0
    }

    private let roots: FixedTable<Int32>
    private let nodes: FixedTable<Node>
    /// The scalar that leads to each node.
    private let scalars: FixedTable<UInt16>

    /// Takes words of the basic plane; their index is what a match reports. Empty words are left out, and so are those
    /// with a scalar beyond the plane.
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

    /// The node behind another one and a scalar; 0 for none.
    func child(of node: Int, _ scalar: UInt32) -> Int { child(nodes[node], scalar) }

    /// The child of a node behind a scalar; 0 for none.
    @inline(__always)
    private func child(_ node: Node, _ scalar: UInt32) -> Int {
        var low = Int(node.first)
        var count = Int(node.count)
        while count > 4 {
            let half = count >> 1
            if UInt32(scalars[low &+ half]) <= scalar { low &+= half }
            count &-= half
        }
        let end = low &+ count
        while low < end {
            if UInt32(scalars[low]) == scalar { return low }
            low &+= 1
        }
        return 0
    }

    /// Reports the words that begin with the scalars of a node: the index of each and the offset of its end, shortest
    /// first.
    ///
    /// - Parameter end: the end of those scalars.
    @inline(__always)
    func walk(_ bytes: [UInt8], from start: Int, _ end: Int, _ report: (Int32, Int) -> Void) {
        var node = nodes[start]
        var position = end
        while true {
            if node.word >= 0 { report(node.word, position) }
            guard node.count > 0, position < bytes.count else { return }
            let (scalar, length) = Scalars.read(bytes, at: position)
            let child = child(node, scalar)
            guard child != 0 else { return }
            node = nodes[child]
            position &+= length
        }
    }

    /// The longest word that starts at an offset.
    func longest(_ bytes: [UInt8], at start: Int) -> (word: Int32, end: Int)? {
        guard start < bytes.count else { return nil }
        var found: (Int32, Int)?
        let (first, length) = Scalars.read(bytes, at: start)
        let root = root(first)
        if root != 0 { walk(bytes, from: root, start + length) { found = ($0, $1) } }
        return found
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
                guard scalars.count == term.unicodeScalars.count else { continue }
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
            for child in Int(nodes[0].first)..<Int(nodes[0].first + nodes[0].count) {
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
                nodes.append(Node())
                scalars.append(scalar)
                nodes[node].count += 1
                start = end
            }
        }
    }
}
