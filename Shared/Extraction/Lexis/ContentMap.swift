/// Which scalars of a text are content, one bit for the offset of each, with a count for every 64 offsets.
struct ContentMap: Sendable {
    /// 64 offsets.
    struct Block: Sendable {
        var bits: UInt64
        /// The marks before them.
        var before = 0
    }

    private let blocks: FixedTable<Block>

    init(_ blocks: FixedTable<Block>) { self.blocks = blocks }

    /// Frees the table: the owner's last act.
    func deallocate() { blocks.deallocate() }

    /// The marks before an offset.
    @inline(__always)
    func count(before offset: Int) -> Int {
        let block = blocks[offset >> 6]
        return block.before &+ (block.bits & (1 &<< UInt64(offset) &- 1)).nonzeroBitCount
    }

    /// The first marked offset of a stretch. Complexity: a 64th of the stretch.
    func first(in range: Range<Int>) -> Int? {
        var offset = range.lowerBound
        while offset < range.upperBound {
            let rest = blocks[offset >> 6].bits >> UInt64(offset & 63)
            if rest != 0 {
                let found = offset + rest.trailingZeroBitCount
                return found < range.upperBound ? found : nil
            }
            offset = (offset >> 6 + 1) << 6
        }
        return nil
    }

    /// The last marked offset of a stretch. Complexity: a 64th of the stretch.
    func last(in range: Range<Int>) -> Int? {
        var end = range.upperBound
        while end > range.lowerBound {
            let word = (end - 1) >> 6
            let kept = blocks[word].bits << UInt64(63 - (end - 1) & 63)
            if kept != 0 {
                let found = end - 1 - kept.leadingZeroBitCount
                return found >= range.lowerBound ? found : nil
            }
            end = word << 6
        }
        return nil
    }
}
