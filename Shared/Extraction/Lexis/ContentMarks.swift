import Documents

/// A ``ContentMap`` while the text is read.
struct ContentMarks: ~Copyable {
    private var blocks: TableBuilder<ContentMap.Block>

    /// The marks of a text of which every scalar is content: a bit for each byte that begins one.
    init(leadsOf bytes: [UInt8]) {
        var blocks = TableBuilder<ContentMap.Block>(capacity: bytes.count / 64 + 1)
        ScalarLeads.forEachBlock(of: bytes) { blocks.append(ContentMap.Block(bits: $0)) }
        self.blocks = blocks
    }

    /// Takes the mark of one scalar away, given the offset of its first byte.
    @inline(__always)
    mutating func remove(scalarAt offset: Int) {
        blocks.update(offset >> 6) { $0.bits &= ~(1 &<< UInt64(offset)) }
    }

    /// Takes the marks of a stretch away.
    @inline(__always)
    mutating func remove(_ range: Range<Int>) {
        guard !range.isEmpty else { return }
        let first = range.lowerBound >> 6
        let last = (range.upperBound &- 1) >> 6
        let head = ~UInt64(0) &<< UInt64(range.lowerBound)
        let tail = ~UInt64(0) &>> UInt64(63 &- (range.upperBound &- 1) & 63)
        if first == last {
            blocks.update(first) { $0.bits &= ~(head & tail) }
        } else {
            remove(first, head, last, tail)
        }
    }

    private mutating func remove(_ first: Int, _ head: UInt64, _ last: Int, _ tail: UInt64) {
        blocks.update(first) { $0.bits &= ~head }
        for block in first + 1..<last { blocks.update(block) { $0.bits = 0 } }
        blocks.update(last) { $0.bits &= ~tail }
    }

    /// Counts the marks and hands them over; nothing is left here. Complexity: a 64th of the text.
    mutating func finish() -> ContentMap {
        var sum = 0
        for block in 0..<blocks.count {
            blocks.update(block) {
                $0.before = sum
                sum += $0.bits.nonzeroBitCount
            }
        }
        return ContentMap(blocks.finish())
    }
}
