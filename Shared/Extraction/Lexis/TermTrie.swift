import Quantities

/// A set of words over scalars, walked from a position of the text: finds every word that starts there.
///
/// The first scalar is looked up in a table of the basic plane, every further edge in one open hash table; each node holds
/// a filter of the scalars that may follow, so that most walks end without a look into the hash table. Words are short,
/// so a scan that walks from every scalar is linear in the text.
struct TermTrie: Sendable {
    private struct Node {
        /// The word that ends here; -1 for none.
        var word: Int32 = -1
        /// One bit for the low six bits of every scalar that may follow.
        var filter: UInt64 = 0
    }

    private var roots: [Int32]
    private var keys: [UInt64]
    private var targets: [Int32]
    private var mask: Int
    private var nodes: [Node] = [Node()]

    /// Takes words; their index is what a match reports. Empty words are left out.
    init(_ terms: [String]) {
        roots = Array(repeating: 0, count: 1 << 16)
        let capacity = max(1024, terms.reduce(0) { $0 + $1.unicodeScalars.count }.nextPowerOfTwo() * 2)
        keys = Array(repeating: UInt64.max, count: capacity)
        targets = Array(repeating: 0, count: capacity)
        mask = capacity - 1
        for (index, term) in terms.enumerated() where !term.isEmpty { insert(term, Int32(index)) }
    }

    private mutating func insert(_ term: String, _ index: Int32) {
        var node = 0
        for scalar in term.unicodeScalars {
            let next = child(of: node, scalar.value) ?? addChild(to: node, scalar.value)
            node = next
        }
        nodes[node].word = index
    }

    private mutating func addChild(to node: Int, _ scalar: UInt32) -> Int {
        let child = nodes.count
        nodes.append(Node())
        nodes[node].filter |= 1 << UInt64(scalar & 63)
        if node == 0 {
            if scalar < 0x10000 { roots[Int(scalar)] = Int32(child) }
        } else {
            var slot = hash(node, scalar)
            while keys[slot] != UInt64.max { slot = (slot + 1) & mask }
            keys[slot] = UInt64(node) << 32 | UInt64(scalar)
            targets[slot] = Int32(child)
        }
        return child
    }

    @inline(__always)
    private func hash(_ node: Int, _ scalar: UInt32) -> Int {
        let key = UInt64(node) << 32 | UInt64(scalar)
        return Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 24) & mask
    }

    @inline(__always)
    private func child(of node: Int, _ scalar: UInt32) -> Int? {
        if node == 0 {
            guard scalar < 0x10000 else { return nil }
            let root = roots[Int(scalar)]
            return root == 0 ? nil : Int(root)
        }
        let key = UInt64(node) << 32 | UInt64(scalar)
        var slot = hash(node, scalar)
        while keys[slot] != key {
            if keys[slot] == UInt64.max { return nil }
            slot = (slot + 1) & mask
        }
        return Int(targets[slot])
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

extension Int {
    /// The smallest power of two that is not smaller.
    fileprivate func nextPowerOfTwo() -> Int {
        var power = 1
        while power < self { power *= 2 }
        return power
    }
}
