import Quantities

/// A set of words over scalars, walked from a position of the text: finds every word that starts there.
///
/// The first scalar is looked up in a table of the basic plane, every further edge in one open hash table; each node holds
/// a filter of the scalars that may follow, so that most walks end without a look into the hash table. Words are short,
/// so a scan that walks from every scalar is linear in the text.
struct TermTrie: Sendable {
    fileprivate struct Node {
        /// The word that ends here; -1 for none.
        var word: Int32 = -1
        /// One bit for the low six bits of every scalar that may follow.
        var filter: UInt64 = 0
    }

    fileprivate struct Edge {
        /// The node in the high half, the scalar in the low one.
        var key: UInt64
        var target: Int
    }

    private let roots: FixedTable<Int32>
    private let edges: FixedTable<Edge>
    private let nodes: FixedTable<Node>
    private let mask: Int

    /// Takes words; their index is what a match reports. Empty words are left out.
    init(_ terms: [String]) {
        var builder = Builder(terms)
        for (index, term) in terms.enumerated() where !term.isEmpty { builder.insert(term, Int32(index)) }
        roots = FixedTable(builder.roots)
        edges = FixedTable(builder.edges)
        nodes = FixedTable(builder.nodes)
        mask = builder.mask
    }

    /// Frees the tables: the owner's last act.
    func deallocate() {
        roots.deallocate()
        edges.deallocate()
        nodes.deallocate()
    }

    @inline(__always)
    fileprivate static func key(_ node: Int, _ scalar: UInt32) -> UInt64 { UInt64(node) << 32 | UInt64(scalar) }

    @inline(__always)
    fileprivate static func hash(_ key: UInt64) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 24)
    }

    /// The node behind an edge; `nil` for none. Not for the root.
    @inline(__always)
    private func child(of node: Int, _ scalar: UInt32) -> Int? {
        let key = Self.key(node, scalar)
        var slot = Self.hash(key) & mask
        while true {
            let edge = edges[slot]
            if edge.key == key { return edge.target }
            if edge.key == UInt64.max { return nil }
            slot = (slot + 1) & mask
        }
    }

    /// The node of a first scalar; 0 when no word begins with it.
    @inline(__always)
    func root(_ scalar: UInt32) -> Int { scalar < 0x10000 ? Int(roots[Int(scalar)]) : 0 }

    /// The word that ends at a node; -1 for none.
    @inline(__always)
    func word(_ node: Int) -> Int32 { nodes[node].word }

    /// Reports the words that begin with the scalar of a root: the index of each and the offset of its end, shortest
    /// first.
    ///
    /// - Parameter end: the end of that first scalar.
    @inline(__always)
    func walk(_ bytes: [UInt8], from root: Int, _ end: Int, _ report: (Int32, Int) -> Void) {
        var node = root
        var position = end
        while true {
            let entry = nodes[node]
            if entry.word >= 0 { report(entry.word, position) }
            guard entry.filter != 0, position < bytes.count else { return }
            let (scalar, length) = Scalars.read(bytes, at: position)
            guard entry.filter & 1 << UInt64(scalar & 63) != 0, let next = child(of: node, scalar) else { return }
            node = next
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
    /// What a trie is written with.
    private struct Builder {
        var roots = [Int32](repeating: 0, count: 1 << 16)
        var edges: [Edge]
        var nodes = [Node()]
        let mask: Int

        init(_ terms: [String]) {
            let scalars = terms.reduce(0) { $0 + $1.unicodeScalars.count }
            var capacity = 1024
            while capacity < scalars * 2 { capacity *= 2 }
            edges = Array(repeating: Edge(key: UInt64.max, target: 0), count: capacity)
            mask = capacity - 1
        }

        mutating func insert(_ term: String, _ index: Int32) {
            var node = 0
            for scalar in term.unicodeScalars { node = child(of: node, scalar.value) }
            nodes[node].word = index
        }

        private mutating func child(of node: Int, _ scalar: UInt32) -> Int {
            if node == 0 {
                guard scalar < 0x10000 else { return add(to: node, scalar) }
                if roots[Int(scalar)] == 0 { roots[Int(scalar)] = Int32(add(to: node, scalar)) }
                return Int(roots[Int(scalar)])
            }
            let key = TermTrie.key(node, scalar)
            var slot = TermTrie.hash(key) & mask
            while edges[slot].key != UInt64.max {
                if edges[slot].key == key { return edges[slot].target }
                slot = (slot + 1) & mask
            }
            edges[slot] = Edge(key: key, target: add(to: node, scalar))
            return edges[slot].target
        }

        private mutating func add(to node: Int, _ scalar: UInt32) -> Int {
            nodes.append(Node())
            nodes[node].filter |= 1 << UInt64(scalar & 63)
            return nodes.count - 1
        }
    }
}
