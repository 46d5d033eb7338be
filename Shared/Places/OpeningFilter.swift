/// The first two characters of many names as a bitmap: what is not in it begins none of them.
///
/// A few positions in a hundred pass for a name's beginning without being one.
struct OpeningFilter: Sendable {
    private var bits = [UInt64](repeating: 0, count: 1 << 12)
    /// The first characters alone: most characters of a text begin no name.
    private var firsts = [UInt64](repeating: 0, count: 1 << 10)

    /// Adds the beginning of a name of at least two characters of three bytes each; others are not found.
    mutating func insert(_ name: [UInt8]) {
        guard name.count >= 6 else { return }
        name.withUnsafeBufferPointer { name in
            let bit = Self.bit(name, 0)
            bits[bit >> 6] |= 1 << UInt64(bit & 63)
            let first = Self.scalar(name, 0)
            firsts[first >> 6] |= 1 << UInt64(first & 63)
        }
    }

    /// The first offset at or after `start` at which a name may begin; `nil` when there is none before `end`.
    func next(in bytes: UnsafeBufferPointer<UInt8>, from start: Int, before end: Int) -> Int? {
        firsts.withUnsafeBufferPointer { firsts in
            var index = start
            while index + 6 <= end {
                guard bytes[index] & 0xF0 == 0xE0 else {
                    index += 1
                    continue
                }
                let first = Self.scalar(bytes, index)
                if firsts[first >> 6] & (1 << UInt64(first & 63)) != 0 {
                    let bit = Self.bit(bytes, index)
                    if bits[bit >> 6] & (1 << UInt64(bit & 63)) != 0 { return index }
                }
                index += 3
            }
            return nil
        }
    }

    @inline(__always)
    private static func scalar(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
        Int(bytes[index] & 15) << 12 | Int(bytes[index + 1] & 63) << 6 | Int(bytes[index + 2] & 63)
    }

    /// Eighteen bits of the two characters at an offset.
    @inline(__always)
    private static func bit(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
        let first = UInt32(truncatingIfNeeded: scalar(bytes, index))
        let second = UInt32(truncatingIfNeeded: scalar(bytes, index + 3))
        return Int((first &* 0x9E37_79B1 ^ second &* 0x85EB_CA77) >> 14)
    }
}
