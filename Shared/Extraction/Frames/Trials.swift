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

    /// Whether a pattern was taken in.
    @inline(__always)
    func lists(_ pattern: Int32) -> Bool {
        let place = Int(places[Int(pattern)])
        return place < list.count && list[place].pattern == pattern
    }

    /// Takes a pattern in.
    @inline(__always)
    mutating func add(_ pattern: Int32, _ word: Int) {
        places[Int(pattern)] = Int32(truncatingIfNeeded: list.count)
        list.append(Trial(pattern: pattern, word: word))
    }

    /// Notes another word that opens a pattern that was taken in, if it is nearer.
    @inline(__always)
    mutating func note(_ pattern: Int32, _ word: Int, _ evidence: borrowing Evidence) {
        let place = Int(places[Int(pattern)])
        guard evidence.words[word].isNearer(than: evidence.words[list[place].word]) else { return }
        list.update(place) { $0.word = word }
    }
}
