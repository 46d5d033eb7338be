/// The first two characters of many names as a bitmap: what is not in it begins none of them.
///
/// A few positions in a hundred pass for a name's beginning without being one.
struct OpeningFilter: Sendable {
    private var bits = [UInt64](repeating: 0, count: 1 << 12)

    /// Adds the beginning of a name of at least two characters of three bytes each; others are not found.
    mutating func insert(_ name: [UInt8]) {
        guard let opening = name.withUnsafeBufferPointer({ Self.opening($0, at: 0) }) else { return }
        insert(opening)
    }

    private mutating func insert(_ opening: UInt64) {
        let bit = Self.bit(opening)
        bits[bit >> 6] |= 1 << UInt64(bit & 63)
    }

    /// This filter with more openings in it.
    func adding(_ openings: [UInt64]) -> OpeningFilter {
        guard !openings.isEmpty else { return self }
        var filter = self
        // Copied as a whole: an array that is written to while it is shared copies itself word by word.
        filter.bits = Array(unsafeUninitializedCapacity: bits.count) { copy, count in
            count = copy.initialize(fromContentsOf: bits)
            for opening in openings {
                let bit = Self.bit(opening)
                copy[bit >> 6] |= 1 << UInt64(bit & 63)
            }
        }
        return filter
    }

    /// The first offset at or after `start` at which a name may begin; `nil` when there is none before `end`.
    ///
    /// Complexity: one pass; two characters are looked at as one number, without decoding them, and two such pairs at a time.
    @inline(__always)
    func next(in bytes: UnsafeBufferPointer<UInt8>, from start: Int, before end: Int) -> Int? {
        bits.withUnsafeBufferPointer { bits in
            let raw = UnsafeRawBufferPointer(bytes)
            let last = min(end - 9, bytes.count - 11)
            var index = start
            while index <= last {
                let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
                guard word & 0xF000_00F0 == 0xE000_00E0 else {
                    // A character and another thing, a run of digits, or what is in no name.
                    if word & 0xF0 == 0xE0 {
                        if Self.holds(bits, word) { return index }
                        index &+= 3
                    } else if word & 0x80 == 0 {
                        index &+= (word & 0x8080_8080_8080_8080).trailingZeroBitCount &>> 3
                    } else {
                        index &+= 1
                    }
                    continue
                }
                let following = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index &+ 3, as: UInt64.self))
                let (first, second) = (Self.holds(bits, word), Self.holds(bits, following))
                if first || second { return first ? index : index &+ 3 }
                index &+= 6
            }
            while index + 6 <= end {
                if bytes[index] & 0xF0 == 0xE0 {
                    if let opening = Self.opening(bytes, at: index), Self.holds(bits, opening) { return index }
                    index += 3
                } else {
                    index += 1
                }
            }
            return nil
        }
    }

    @inline(__always)
    private static func holds(_ bits: UnsafeBufferPointer<UInt64>, _ word: UInt64) -> Bool {
        let bit = bit(word)
        return bits[bit >> 6] &>> UInt64(bit) & 1 != 0
    }

    /// The six bytes at an offset as one number; `nil` when there are no six.
    @inline(__always)
    static func opening(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt64? {
        guard index + 8 <= bytes.count else {
            guard index + 6 <= bytes.count else { return nil }
            return (0..<6).reduce(0) { $0 | UInt64(bytes[index + $1]) << UInt64($1 * 8) }
        }
        let word = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: index, as: UInt64.self)
        return UInt64(littleEndian: word) & 0xFFFF_FFFF_FFFF
    }

    /// Eighteen bits of the first six bytes of a number.
    @inline(__always)
    static func bit(_ opening: UInt64) -> Int {
        Int(truncatingIfNeeded: ((opening &<< 16) &* 0x9E37_79B9_7F4A_7C15) >> 46)
    }
}
