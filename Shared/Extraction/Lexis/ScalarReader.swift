/// Scalars of a text whose bytes lie in memory, decoded from four bytes at once where there are four.
///
/// It is good for as long as the memory is: within the closure that handed it out. Offsets are those of the text, not
/// negative.
struct ScalarReader {
    private let base: UnsafeRawPointer?
    private let count: Int
    /// The last offset at which four bytes lie within the text; negative when there is none.
    private let lastOfFour: Int

    /// Takes valid UTF-8; a cut-off scalar at the end reads as U+FFFD.
    init(_ bytes: UnsafeRawBufferPointer) {
        base = bytes.baseAddress
        count = bytes.count
        lastOfFour = bytes.baseAddress == nil ? -1 : bytes.count - 4
    }

    /// The scalar at an offset, and how many bytes it takes; 0 at the end of the text.
    @inline(__always)
    func scalar(at offset: Int) -> (value: UInt32, length: Int) {
        if offset <= lastOfFour, let base {
            let word = UInt32(littleEndian: base.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
            if word & 0x00C0_C0F0 == 0x0080_80E0 {
                return ((word & 0x0F) << 12 | (word >> 2) & 0x0FC0 | (word >> 16) & 0x3F, 3)
            }
            if word & 0x80 == 0 { return (word & 0x7F, 1) }
        }
        return other(at: offset)
    }

    /// Scalars of two and four bytes, and those at the end of the text.
    @inline(never)
    private func other(at offset: Int) -> (value: UInt32, length: Int) {
        guard offset < count, let base else { return (0, 0) }
        let bytes = UnsafeRawBufferPointer(start: base + offset, count: count - offset)
        let lead = UInt32(bytes[0])
        let length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        if length == 1 { return (lead, 1) }
        guard length <= bytes.count else { return (0xFFFD, bytes.count) }
        var value = lead & (0x7F >> UInt32(length))
        for index in 1..<length { value = value << 6 | UInt32(bytes[index] & 0x3F) }
        return (value, length)
    }
}
