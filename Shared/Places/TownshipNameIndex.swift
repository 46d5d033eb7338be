/// Where in the table of townships a name may stand: the positions of its lines in an open hash table of the names.
struct TownshipNameIndex: Sendable {
    /// The position of a line plus one; 0 for a free slot.
    private var lines: [UInt32]
    /// Part of the hash, so that few lines are looked at in vain.
    private var hashes: [UInt32]
    private let mask: Int

    /// Makes room for so many names.
    init(capacity: Int) {
        var size = 16
        while size < capacity * 2 { size *= 2 }
        lines = Array(repeating: 0, count: size)
        hashes = Array(repeating: 0, count: size)
        mask = size - 1
    }

    /// Adds the line with a name.
    mutating func insert(_ name: UnsafeBufferPointer<UInt8>, line: Int) {
        let hash = Self.hash(name)
        var slot = Int(hash) & mask
        while lines[slot] != 0 { slot = (slot + 1) & mask }
        lines[slot] = UInt32(line + 1)
        hashes[slot] = hash
    }

    /// The positions of the lines that may hold a name, in the order of the table.
    func candidates(_ name: [UInt8]) -> [Int] {
        let hash = name.withUnsafeBufferPointer { Self.hash($0) }
        var found: [Int] = []
        var slot = Int(hash) & mask
        while lines[slot] != 0 {
            if hashes[slot] == hash { found.append(Int(lines[slot]) - 1) }
            slot = (slot + 1) & mask
        }
        return found.sorted()
    }

    /// Fowler, Noll and Vo's hash, 32 bits, with a shift for the low bits after every byte.
    private static func hash(_ name: UnsafeBufferPointer<UInt8>) -> UInt32 {
        var hash: UInt32 = 0x811C_9DC5
        for byte in name {
            hash = (hash ^ UInt32(byte)) &* 0x0100_0193
            hash ^= hash >> 15
        }
        return hash
    }
}
