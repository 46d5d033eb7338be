/// Which bytes of a UTF-8 text begin a scalar, 64 bytes at a time: all but those that continue one (10xxxxxx).
public enum ScalarLeads {
    /// Hands over a bit for each byte of every 64 of a text, the first byte the lowest; what is behind the last 64 comes at the
    /// end, empty when nothing is left. Complexity: linear; eight bytes at a time.
    @inlinable
    public static func forEachBlock(of bytes: [UInt8], _ body: (UInt64) -> Void) {
        bytes.withUnsafeBytes { raw in
            var start = 0
            while start + 64 <= raw.count {
                var leads: UInt64 = 0
                for place in 0..<8 {
                    let word = raw.loadUnaligned(fromByteOffset: start + place * 8, as: UInt64.self).littleEndian
                    // The bit of each byte is gathered in the top byte.
                    let ones = (~(word >> 7) | word >> 6) & 0x0101_0101_0101_0101
                    leads |= ((ones &* 0x0102_0408_1020_4080) >> 56) << UInt64(place * 8)
                }
                body(leads)
                start += 64
            }
            var leads: UInt64 = 0
            for offset in start..<raw.count where raw[offset] & 0xC0 != 0x80 { leads |= 1 << UInt64(offset - start) }
            body(leads)
        }
    }
}
