/// Which scalars of a text are content, one bit for the offset of each, with a count for every 64 offsets.
struct ContentMap: Sendable {
    private var bits: [UInt64]
    private var before: [Int32] = []

    /// A map without content for a text of so many bytes.
    init(count: Int) { bits = Array(repeating: 0, count: count / 64 + 1) }

    /// Marks scalars among 64 offsets, a bit for each.
    mutating func mark(_ block: Int, _ marks: UInt64) { bits[block] |= marks }

    /// Takes the marks of a stretch away.
    mutating func remove(_ range: Range<Int>) {
        guard !range.isEmpty else { return }
        let first = range.lowerBound >> 6
        let last = (range.upperBound - 1) >> 6
        let head = ~UInt64(0) << UInt64(range.lowerBound & 63)
        let tail = ~UInt64(0) >> UInt64(63 - (range.upperBound - 1) & 63)
        guard first < last else {
            bits[first] &= ~(head & tail)
            return
        }
        bits[first] &= ~head
        for word in first + 1..<last { bits[word] = 0 }
        bits[last] &= ~tail
    }

    /// Counts, after the last change and before the first question. Complexity: a 64th of the text.
    mutating func sum() {
        before = []
        before.reserveCapacity(bits.count)
        var sum: Int32 = 0
        for word in bits {
            before.append(sum)
            sum += Int32(word.nonzeroBitCount)
        }
    }

    /// The marks before an offset.
    func count(before offset: Int) -> Int {
        let word = offset >> 6
        return Int(before[word]) + (bits[word] & (1 << UInt64(offset & 63) - 1)).nonzeroBitCount
    }

    /// The first marked offset of a stretch. Complexity: a 64th of the stretch.
    func first(in range: Range<Int>) -> Int? {
        var offset = range.lowerBound
        while offset < range.upperBound {
            let rest = bits[offset >> 6] >> UInt64(offset & 63)
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
            let kept = bits[word] << UInt64(63 - (end - 1) & 63)
            if kept != 0 {
                let found = end - 1 - kept.leadingZeroBitCount
                return found >= range.lowerBound ? found : nil
            }
            end = word << 6
        }
        return nil
    }
}
