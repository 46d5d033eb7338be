/// Rows of bits, one for each group of words: which of them stand in a stretch of the text.
struct GroupRows: ~Copyable {
    /// How many words of 64 bits a row has.
    let width: Int
    private var bits = TableBuilder<UInt64>(capacity: 64)

    /// No rows yet.
    init(groups: Int) { width = groups / 64 + 1 }

    /// The place of another row, without any group.
    mutating func addRow() -> Int {
        let row = bits.count
        bits.append(0, times: width)
        return row
    }

    /// Takes all groups out of a row.
    mutating func clear(_ row: Int) {
        for place in row..<row + width { bits[place] = 0 }
    }

    /// Takes in the groups of words: all those of each, or those for which sentences are asked.
    ///
    /// - Parameter term: the term of a word; negative when it has no groups.
    @inline(__always)
    mutating func insert<Words: Sequence>(
        _ words: Words, _ groups: GroupMasks, into row: Int, term: (Words.Element) -> Int32
    ) {
        for word in words {
            let term = term(word)
            guard term >= 0 else { continue }
            groups.forEachWord(of: Int(term)) { place, mask in bits[row &+ place] |= mask }
        }
    }

    /// Whether a row holds a group.
    @inline(__always)
    func holds(_ group: Int32, _ row: Int) -> Bool { bits[row + Int(group >> 6)] &>> UInt64(group) & 1 != 0 }

    /// 64 bits of a row.
    @inline(__always)
    func word(_ index: Int, of row: Int) -> UInt64 { bits[row + index] }
}
