/// Which patterns fit a number by the way it is measured, a bit for each pattern.
struct FittingPatterns: Sendable {
    /// How many words of 64 bits hold a bit for every pattern.
    let width: Int
    /// The patterns of shares.
    let shares: FixedTable<UInt64>
    /// Those of other numbers that fit one without a measure word in running text.
    let bare: FixedTable<UInt64>
    /// Those that each measure word fits; none fits that of a share.
    private let measured: FixedTable<UInt64>

    /// Takes the patterns and the measure words of each.
    init(_ patterns: [Vocabulary.Pattern], _ measures: [[Int32]], count: Int) {
        let width = patterns.count / 64 + 1
        var shares = [UInt64](repeating: 0, count: width)
        var bare = shares
        var measured = [UInt64](repeating: 0, count: width * count)
        for (index, pattern) in patterns.enumerated() {
            let bit: UInt64 = 1 &<< UInt64(index)
            if pattern.isShare {
                shares[index >> 6] |= bit
                continue
            }
            if pattern.allowsBareNumber { bare[index >> 6] |= bit }
            for measure in measures[index] { measured[Int(measure) * width + index >> 6] |= bit }
        }
        self.width = width
        self.shares = FixedTable(shares)
        self.bare = FixedTable(bare)
        self.measured = FixedTable(measured)
    }

    /// Frees the tables: the owner's last act.
    func deallocate() {
        shares.deallocate()
        bare.deallocate()
        measured.deallocate()
    }

    /// Which of 64 patterns fit a measure word; none without one.
    @inline(__always)
    subscript(measure: Int32, word: Int) -> UInt64 { measure < 0 ? 0 : measured[Int(measure) * width + word] }
}
