/// Which patterns fit a number by the way it is measured: a row of bits, one for each pattern, for each way.
struct FittingPatterns: Sendable {
    /// How a number is measured: by its own word, by that of its label, or not at all.
    enum Fit {
        case share
        case measure(Int32)
        case bare
        case bareInText
        case none
    }

    /// The patterns that fit one way.
    struct Row {
        fileprivate let bits: FixedTable<UInt64>
        fileprivate let start: Int

        /// Whether a pattern is one of them.
        @inline(__always)
        func contains(_ pattern: Int32) -> Bool { count(pattern) != 0 }

        /// 1 for a pattern that is one of them, else 0.
        @inline(__always)
        func count(_ pattern: Int32) -> UInt64 {
            bits[start &+ Int(pattern >> 6)] &>> UInt64(truncatingIfNeeded: pattern) & 1
        }
    }

    /// How many words of 64 bits a row has.
    private let width: Int
    /// The rows of no pattern, of those of shares, of the others, of those of the others that fit a number without a measure
    /// word in running text; then one for each measure word, which none of a share fits.
    private let bits: FixedTable<UInt64>

    /// Takes the patterns and the measure words of each.
    init(_ patterns: [Vocabulary.Pattern], _ measures: [[Int32]], count: Int) {
        let width = patterns.count / 64 + 1
        var bits = [UInt64](repeating: 0, count: width * (4 + count))
        for (index, pattern) in patterns.enumerated() {
            let bit: UInt64 = 1 &<< UInt64(index)
            if pattern.isShare {
                bits[width + index >> 6] |= bit
                continue
            }
            bits[2 * width + index >> 6] |= bit
            if pattern.allowsBareNumber { bits[3 * width + index >> 6] |= bit }
            for measure in measures[index] { bits[(4 + Int(measure)) * width + index >> 6] |= bit }
        }
        self.width = width
        self.bits = FixedTable(bits)
    }

    /// Frees the table: the owner's last act.
    func deallocate() { bits.deallocate() }

    /// The patterns that fit one way; none fits a label without a measure word.
    func row(_ fit: Fit) -> Row {
        switch fit {
        case .share: Row(bits: bits, start: width)
        case .measure(let measure): Row(bits: bits, start: measure < 0 ? 0 : (4 + Int(measure)) * width)
        case .bare: Row(bits: bits, start: 2 * width)
        case .bareInText: Row(bits: bits, start: 3 * width)
        case .none: Row(bits: bits, start: 0)
        }
    }
}
