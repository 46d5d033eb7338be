/// A line of a document without the blanks and bullets around it.
struct TextLine: Sendable {
    /// Where it stands in the text, in UTF-8 offsets.
    let range: Range<Int>
    /// Its bytes, in simplified characters.
    let bytes: ArraySlice<UInt8>

    /// Takes a stretch of the text without its ends.
    init(_ bytes: ArraySlice<UInt8>) {
        var start = bytes.startIndex
        var end = bytes.endIndex
        bytes.withUnsafeBufferPointer { whole in
            let first = bytes.startIndex
            while start < end, case let length = Self.edge(whole, at: start - first, before: end - first), length > 0 {
                start += length
            }
            while start < end {
                var last = end - 1
                while last > start, whole[last - first] & 0xC0 == 0x80 { last -= 1 }
                guard Self.edge(whole, at: last - first, before: end - first) == end - last else { break }
                end = last
            }
        }
        self.bytes = bytes[start..<end]
        range = start..<end
    }

    /// The length of what may stand before and after a line's words: controls, blanks of all widths, bullets; 0 for
    /// anything else.
    private static func edge(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int, before end: Int) -> Int {
        let lead = bytes[index]
        if lead <= 0x20 { return 1 }
        let length = lead < 0xE0 ? 2 : 3
        guard lead == 0xC2 || lead & 0xF0 == 0xE0, index + length <= end else { return 0 }
        let scalar =
            length == 2
            ? UInt32(lead & 31) << 6 | UInt32(bytes[index + 1] & 63)
            : UInt32(lead & 15) << 12 | UInt32(bytes[index + 1] & 63) << 6 | UInt32(bytes[index + 2] & 63)
        switch scalar {
        case 0xA0, 0xB7, 0x2002, 0x2003, 0x2009, 0x200B, 0x200E, 0x2022, 0x25A0, 0x25AA, 0x25C6, 0x25CF, 0x3000, 0xFEFF:
            return length
        default: return 0
        }
    }

    /// The lines of a text that hold anything.
    static func lines(of text: [UInt8]) -> [TextLine] {
        var lines: [TextLine] = []
        lines.reserveCapacity(64)
        var start = 0
        while start <= text.count {
            let end = text.firstLineEnd(from: start) ?? text.count
            let line = TextLine(text[start..<end])
            if !line.bytes.isEmpty { lines.append(line) }
            start = end + 1
        }
        return lines
    }
}

extension [UInt8] {
    /// The first line end at or after an offset, eight bytes at a time.
    fileprivate func firstLineEnd(from start: Int) -> Int? {
        withUnsafeBytes { bytes in
            let last = bytes.count - 8
            var index = start
            while index <= last {
                // A byte that equals the line end becomes zero, and zero alone borrows into its top bit.
                let word =
                    bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian ^ 0x0A0A_0A0A_0A0A_0A0A
                let zeros = (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
                if zeros != 0 { return index + zeros.trailingZeroBitCount / 8 }
                index &+= 8
            }
            while index < bytes.count {
                if bytes[index] == 0x0A { return index }
                index += 1
            }
            return nil
        }
    }
}
