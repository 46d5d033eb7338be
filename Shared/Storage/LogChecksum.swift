/// The running checksum of SQLite's write-ahead log: two sums over 32-bit words, each fed by the other.
struct LogChecksum {
    private var sums: (UInt32, UInt32) = (0, 0)
    private let isBigEndian: Bool

    /// Begins with nothing added; the log's magic number says in which order the bytes of a word stand.
    init(isBigEndian: Bool) { self.isBigEndian = isBigEndian }

    /// Adds bytes, a multiple of eight.
    mutating func add(_ bytes: ArraySlice<UInt8>) {
        bytes.withUnsafeBytes { bytes in
            for offset in stride(from: 0, to: bytes.count & ~7, by: 8) {
                sums.0 &+= word(bytes, offset) &+ sums.1
                sums.1 &+= word(bytes, offset + 4) &+ sums.0
            }
        }
    }

    /// Whether the two numbers that stand at `offset` are these sums.
    func equals(_ bytes: some RandomAccessCollection<UInt8>, at offset: Int) -> Bool {
        bytes.number(at: offset) == sums.0 && bytes.number(at: offset + 4) == sums.1
    }

    /// Goes on from the two numbers that stand at `offset`.
    mutating func restart(from bytes: some RandomAccessCollection<UInt8>, at offset: Int) {
        sums = (bytes.number(at: offset), bytes.number(at: offset + 4))
    }

    private func word(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt32 {
        let word = bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
        return isBigEndian ? UInt32(bigEndian: word) : UInt32(littleEndian: word)
    }
}

extension RandomAccessCollection<UInt8> {
    /// The 32-bit number, most significant byte first, that begins `offset` bytes after the start.
    func number(at offset: Int) -> UInt32 {
        dropFirst(offset).prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
    }
}
