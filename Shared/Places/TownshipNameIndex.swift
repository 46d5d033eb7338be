/// Where in the table of townships a name may stand: the starts of its lines in an open hash table of the names.
struct TownshipNameIndex: Sendable {
    /// The start of a line plus one; 0 for a free slot.
    private var starts: [UInt32]
    /// Part of the hash, so that few lines are looked at in vain.
    private var hashes: [UInt32]
    private let mask: Int

    /// Makes room for so many names.
    init(capacity: Int) {
        var size = 16
        while size < capacity * 2 { size *= 2 }
        starts = Array(repeating: 0, count: size)
        hashes = Array(repeating: 0, count: size)
        mask = size - 1
    }

    /// Adds all lines of a stretch: number, tab, name, and a tab or the line's end.
    mutating func add(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        var start = range.lowerBound
        while start < range.upperBound {
            var position = start
            while position < range.upperBound, bytes[position] != 0x09, bytes[position] != 0x0A { position += 1 }
            var hash = Self.seed
            position += 1
            while position < range.upperBound, bytes[position] != 0x09, bytes[position] != 0x0A {
                Self.mix(&hash, bytes[position])
                position += 1
            }
            insert(start, hash)
            while position < range.upperBound, bytes[position] != 0x0A { position += 1 }
            start = position + 1
        }
    }

    /// The starts of the lines that may hold a name, in the order of the table.
    func candidates(_ name: [UInt8]) -> [Int] {
        var hash = Self.seed
        for byte in name { Self.mix(&hash, byte) }
        var found: [Int] = []
        var slot = Int(hash) & mask
        while starts[slot] != 0 {
            if hashes[slot] == hash { found.append(Int(starts[slot]) - 1) }
            slot = (slot + 1) & mask
        }
        return found.sorted()
    }

    private mutating func insert(_ start: Int, _ hash: UInt32) {
        var slot = Int(hash) & mask
        while starts[slot] != 0 { slot = (slot + 1) & mask }
        starts[slot] = UInt32(start + 1)
        hashes[slot] = hash
    }

    private static let seed: UInt32 = 0x811C_9DC5

    /// Fowler, Noll and Vo's hash, 32 bits, with a finishing shift for the low bits.
    @inline(__always)
    private static func mix(_ hash: inout UInt32, _ byte: UInt8) {
        hash = (hash ^ UInt32(byte)) &* 0x0100_0193
        hash ^= hash >> 15
    }
}
