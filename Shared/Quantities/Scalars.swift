/// Reading of single scalars out of valid UTF-8, without `String` or `Character`.
public enum Scalars {
    /// The number of bytes of the scalar that starts with this byte.
    @inlinable
    @inline(__always)
    public static func length(_ lead: UInt8) -> Int {
        if lead < 0x80 { return 1 }
        if lead < 0xE0 { return 2 }
        return lead < 0xF0 ? 3 : 4
    }

    /// The scalar that starts at an offset, and how many bytes it takes; a cut-off scalar at the end reads as U+FFFD.
    @inlinable
    @inline(__always)
    public static func read(_ bytes: [UInt8], at offset: Int) -> (value: UInt32, length: Int) {
        let lead = bytes[offset]
        if lead < 0x80 { return (UInt32(lead), 1) }
        // Chinese text is scalars of three bytes.
        guard lead & 0xF0 == 0xE0, offset &+ 2 < bytes.count else { return readOther(bytes, at: offset) }
        return (
            UInt32(lead & 0x0F) << 12 | UInt32(bytes[offset &+ 1] & 0x3F) << 6 | UInt32(bytes[offset &+ 2] & 0x3F), 3
        )
    }

    /// Scalars of two and four bytes, and what a text that was cut ends with.
    @usableFromInline
    static func readOther(_ bytes: [UInt8], at offset: Int) -> (value: UInt32, length: Int) {
        let lead = bytes[offset]
        let length = length(lead)
        guard offset + length <= bytes.count else { return (0xFFFD, bytes.count - offset) }
        if length == 2 { return (UInt32(lead & 0x1F) << 6 | UInt32(bytes[offset + 1] & 0x3F), 2) }
        return (
            UInt32(lead & 0x07) << 18 | UInt32(bytes[offset + 1] & 0x3F) << 12
                | UInt32(bytes[offset + 2] & 0x3F) << 6 | UInt32(bytes[offset + 3] & 0x3F), 4
        )
    }

    /// Whether a word stands at an offset.
    @inlinable
    @inline(__always)
    public static func startsWith(_ bytes: [UInt8], at offset: Int, _ word: StaticString) -> Bool {
        let length = word.utf8CodeUnitCount
        guard offset >= 0, offset &+ length <= bytes.count else { return false }
        let start = word.utf8Start
        // Most words are ruled out by the last byte of their first scalar.
        if length > 2, bytes[offset &+ 2] != start[2] { return false }
        var index = 0
        while index < length {
            if start[index] != bytes[offset &+ index] { return false }
            index &+= 1
        }
        return true
    }

    /// The offset of the scalar before an offset; `nil` at the start.
    @inlinable
    @inline(__always)
    public static func before(_ bytes: [UInt8], _ offset: Int) -> Int? {
        guard offset > 0 else { return nil }
        var start = offset - 1
        while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        return start
    }

    /// Whether a scalar is a blank: space, tab, no-break or ideographic space.
    @inlinable
    @inline(__always)
    public static func isBlank(_ scalar: UInt32) -> Bool {
        scalar == 0x20 || scalar == 0x09 || scalar == 0xA0 || scalar == 0x3000
    }

    /// The value of a half-width or full-width digit; `nil` for anything else.
    @inlinable
    @inline(__always)
    public static func digit(_ scalar: UInt32) -> Int? {
        if scalar >= 0x30, scalar <= 0x39 { return Int(scalar) - 0x30 }
        if scalar >= 0xFF10, scalar <= 0xFF19 { return Int(scalar) - 0xFF10 }
        return nil
    }

    /// The first offset at or after one that holds no blank.
    @inlinable
    @inline(__always)
    public static func skipBlanks(_ bytes: [UInt8], from offset: Int) -> Int {
        var position = offset
        while position < bytes.count {
            let (scalar, length) = read(bytes, at: position)
            guard isBlank(scalar) else { break }
            position += length
        }
        return position
    }
}
