import Quantities

/// A set of words over scalars, walked from a position of the text: finds every word that starts there.
///
/// The first scalar is looked up in a table of the basic plane, every further edge in one open hash table; both are flat
/// arrays. Words are short, so a scan that walks from every scalar is linear in the text.
struct TermTrie: Sendable {
    private var roots: [Int32]
    private var keys: [UInt64]
    private var targets: [Int32]
    private var mask: Int
    private var edges = 0
    /// The word that ends at a node; -1 for none.
    private(set) var words: [Int32] = [-1]
    /// Whether a node has edges.
    private var hasEdges: [Bool] = [true]

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
        words[node] = index
    }

    private mutating func addChild(to node: Int, _ scalar: UInt32) -> Int {
        let child = words.count
        words.append(-1)
        hasEdges.append(false)
        hasEdges[node] = true
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

    private func hash(_ node: Int, _ scalar: UInt32) -> Int {
        let key = UInt64(node) << 32 | UInt64(scalar)
        return Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 24) & mask
    }

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

    /// Reports every word that starts at an offset: its index and the offset of its end, shortest first.
    @inline(__always)
    func matches(_ bytes: [UInt8], at start: Int, _ report: (Int32, Int) -> Void) {
        let (first, length) = Scalars.read(bytes, at: start)
        guard first < 0x10000 else { return }
        var node = Int(roots[Int(first)])
        guard node != 0 else { return }
        var position = start + length
        while true {
            if words[node] >= 0 { report(words[node], position) }
            guard hasEdges[node], position < bytes.count else { return }
            let (scalar, length) = Scalars.read(bytes, at: position)
            guard let next = child(of: node, scalar) else { return }
            node = next
            position += length
        }
    }

    /// The longest word that starts at an offset.
    func longest(_ bytes: [UInt8], at start: Int) -> (word: Int32, end: Int)? {
        var found: (Int32, Int)?
        guard start < bytes.count else { return nil }
        matches(bytes, at: start) { found = ($0, $1) }
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
