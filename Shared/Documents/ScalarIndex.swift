/// Where the scalars of a text begin: a bit for each byte, and a count for each 64 of them.
struct ScalarIndex: Sendable {
    /// 64 bytes.
    private struct Block: Sendable {
        /// The bytes that begin a scalar.
        var leads: UInt64
        /// The scalars that begin before them.
        var before: Int
    }

    private let blocks: [Block]
    /// The length of the text in bytes.
    private let end: Int

    /// Goes through the bytes of a text. Complexity: linear.
    init(_ bytes: [UInt8]) {
        end = bytes.count
        blocks = Array(unsafeUninitializedCapacity: bytes.count / 64 + 1) { buffer, count in
            var before = 0
            ScalarLeads.forEachBlock(of: bytes) { leads in
                buffer.initializeElement(at: count, to: Block(leads: leads, before: before))
                before += leads.nonzeroBitCount
                count += 1
            }
        }
    }

    /// The scalars that begin before an offset. Complexity: constant.
    @inline(__always)
    func count(before offset: Int) -> Int {
        let block = blocks[offset >> 6]
        return block.before &+ (block.leads & (1 &<< UInt64(offset) &- 1)).nonzeroBitCount
    }

    /// The offset at which a scalar begins; the end of the text behind its last one. Complexity: logarithmic.
    func offset(of scalar: Int) -> Int {
        var low = 0
        var high = blocks.count
        while low < high {
            let middle = (low + high) / 2
            if blocks[middle].before <= scalar { low = middle + 1 } else { high = middle }
        }
        let block = max(0, low - 1)
        var leads = blocks[block].leads
        for _ in 0..<max(0, scalar - blocks[block].before) { leads &= leads &- 1 }
        return leads == 0 ? end : block * 64 + leads.trailingZeroBitCount
    }
}
