/// A set of scalars of three bytes, one bit each, for going over a text in search of them.
struct ScalarMarks: Sendable {
    private var bits = [UInt64](repeating: 0, count: 1024)

    /// Adds a scalar.
    mutating func insert(_ scalar: UInt16) { bits[Int(scalar >> 6)] |= 1 << UInt64(scalar & 63) }

    /// Whether any of them stands in UTF-8.
    func occurs(in bytes: UnsafeRawBufferPointer) -> Bool {
        var occurs = false
        forEach(in: bytes) { _ in
            occurs = true
            return false
        }
        return occurs
    }

    /// Hands out where each of them stands in UTF-8, in order, as long as `body` wants more. `body` may write another scalar
    /// of three bytes there.
    ///
    /// Eight bytes are loaded at once and hold two characters of three in nearly all texts; one jump decides about both.
    @inline(__always)
    func forEach(in bytes: UnsafeRawBufferPointer, _ body: (Int) -> Bool) {
        bits.withUnsafeBufferPointer { bits in
            var index = 0
            while index &+ 8 <= bytes.count {
                let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
                if word & 0xF000_00F0 == 0xE000_00E0 {
                    let (first, second) = (Self.holds(bits, word), Self.holds(bits, word &>> 24))
                    if first || second {
                        if first, !body(index) { return }
                        if second, !body(index &+ 3) { return }
                    }
                    index &+= 6
                } else if word & 0xF0 == 0xE0 {
                    if Self.holds(bits, word), !body(index) { return }
                    index &+= 3
                } else if word & 0x80 == 0 {
                    // Digits and blanks stand in runs.
                    index &+= (word & 0x8080_8080_8080_8080).trailingZeroBitCount &>> 3
                } else {
                    index &+= Self.length(UInt8(truncatingIfNeeded: word))
                }
            }
            while index &+ 3 <= bytes.count {
                guard bytes[index] & 0xF0 == 0xE0 else {
                    index &+= Self.length(bytes[index])
                    continue
                }
                let word = (0..<3).reduce(0 as UInt64) { $0 | UInt64(bytes[index + $1]) << UInt64($1 * 8) }
                if Self.holds(bits, word), !body(index) { return }
                index &+= 3
            }
        }
    }

    /// Whether the scalar in the lowest three bytes is one of them: its first ten bits choose the word, its last six the bit.
    @inline(__always)
    private static func holds(_ bits: UnsafeBufferPointer<UInt64>, _ word: UInt64) -> Bool {
        bits[Int(word & 0x0F) << 6 | Int((word &>> 8) & 0x3F)] &>> (word &>> 16) & 1 != 0
    }

    /// The bytes of a character that has not three, by its first one.
    @inline(__always)
    static func length(_ lead: UInt8) -> Int { lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : 4 }
}
