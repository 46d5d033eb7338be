/// The first two characters of many names as a bitmap: what is not in it begins none of them.
///
/// A few positions in a hundred pass for a name's beginning without being one.
struct OpeningFilter: Sendable {
    private var bits = [UInt64](repeating: 0, count: 1 << 12)

    /// Adds the beginning of a name of at least two characters of three bytes each; others are not found.
    mutating func insert(_ name: [UInt8]) {
        guard name.count >= 6 else { return }
        name.withUnsafeBufferPointer { name in
            let bit = Self.bit(name, 0)
            bits[bit >> 6] |= 1 << UInt64(bit & 63)
        }
    }

    /// Adds everything of another filter.
    mutating func formUnion(_ other: OpeningFilter) {
        for index in bits.indices { bits[index] |= other.bits[index] }
    }

    /// The first offset at or after `start` at which a name may begin; `nil` when there is none before `end`.
    func next(in bytes: UnsafeBufferPointer<UInt8>, from start: Int, before end: Int) -> Int? {
        bits.withUnsafeBufferPointer { bits in
            var index = start
            while index + 6 <= end {
                let lead = bytes[index]
                guard lead & 0xF0 == 0xE0 else {
                    index += 1
                    continue
                }
                let bit = Self.bit(bytes, index)
                if bits[bit >> 6] & (1 << UInt64(bit & 63)) != 0 { return index }
                index += 3
            }
            return nil
        }
    }

    /// Eighteen bits of the two characters at an offset.
    @inline(__always)
    private static func bit(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
        let first = UInt32(bytes[index] & 15) << 12 | UInt32(bytes[index + 1] & 63) << 6 | UInt32(bytes[index + 2] & 63)
        let second =
            UInt32(bytes[index + 3] & 15) << 12 | UInt32(bytes[index + 4] & 63) << 6 | UInt32(bytes[index + 5] & 63)
        return Int((first &* 0x9E37_79B1 ^ second &* 0x85EB_CA77) >> 14)
    }
}
