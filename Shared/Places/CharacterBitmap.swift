/// A set of characters of the basic plane, one bit each: asking it hashes nothing.
struct CharacterBitmap: Sendable {
    private let bits: [UInt64]

    /// The characters of a text.
    init(_ text: String) {
        var bits = [UInt64](repeating: 0, count: 1024)
        for scalar in text.unicodeScalars where scalar.value < 0x10000 {
            bits[Int(scalar.value >> 6)] |= 1 << UInt64(scalar.value & 63)
        }
        self.bits = bits
    }

    /// Whether a scalar is one of them.
    func contains(_ scalar: UInt32) -> Bool {
        scalar < 0x10000 && bits[Int(scalar >> 6)] & 1 << UInt64(scalar & 63) != 0
    }
}
