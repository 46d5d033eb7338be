/// The patterns that are tried for one number, each once.
struct Trials: ~Copyable {
    /// A pattern and the nearest word that opens it.
    struct Trial: Sendable {
        let pattern: Int32
        /// Its index in ``Evidence/words``.
        var word: Int
    }

    /// Those of the number, in the order in which they were met.
    private(set) var list = TableBuilder<Trial>(capacity: 64)
    /// For each pattern its place in the list, if that place is its own.
    private var places: TableBuilder<Int32>

    init(patterns: Int) { places = TableBuilder(repeating: 0, count: patterns) }

    /// Begins with the next number.
    mutating func begin() { list.removeAll() }

    /// What is known of a pattern; `nil` before it was added.
    @inline(__always)
    subscript(pattern: Int32) -> Trial? {
        let place = Int(places[Int(pattern)])
        guard place < list.count, list[place].pattern == pattern else { return nil }
        return list[place]
    }

    /// Takes a pattern in.
    mutating func add(_ pattern: Int32, _ word: Int) {
        places[Int(pattern)] = Int32(truncatingIfNeeded: list.count)
        list.append(Trial(pattern: pattern, word: word))
    }

    /// Notes a nearer word of a pattern that was added.
    mutating func update(_ pattern: Int32, _ word: Int) { list.update(Int(places[Int(pattern)])) { $0.word = word } }
}
