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
    /// Complexity: one pass; two characters are looked at as one number, without decoding them.
    func next(in bytes: UnsafeBufferPointer<UInt8>, from start: Int, before end: Int) -> Int? {
        bits.withUnsafeBufferPointer { bits in
            let raw = UnsafeRawBufferPointer(bytes)
            let last = min(end - 6, bytes.count - 8)
            var index = start
            while index <= last {
                let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
                guard word & 0xF0 == 0xE0 else {
                    index &+= 1
                    continue
                }
                let bit = Self.bit(word & 0xFFFF_FFFF_FFFF)
                if bits[bit >> 6] &>> UInt64(bit) & 1 != 0 { return index }
                index &+= 3
            }
            while index + 6 <= end {
                guard bytes[index] & 0xF0 == 0xE0 else {
                    index += 1
                    continue
                }
                if let opening = Self.opening(bytes, at: index), case let bit = Self.bit(opening),
                    bits[bit >> 6] & (1 << UInt64(bit & 63)) != 0
                {
                    return index
                }
                index += 3
            }
            return nil
        }
    }

    /// The six bytes at an offset as one number; `nil` when there are no six.
    @inline(__always)
    static func opening(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt64? {
        guard index + 6 <= bytes.count else { return nil }
        var opening: UInt64 = 0
        for place in 0..<6 { opening |= UInt64(bytes[index + place]) << UInt64(place * 8) }
        return opening
    }

    /// Eighteen bits of an opening.
    @inline(__always)
    static func bit(_ opening: UInt64) -> Int { Int(truncatingIfNeeded: (opening &* 0x9E37_79B9_7F4A_7C15) >> 46) }
}
