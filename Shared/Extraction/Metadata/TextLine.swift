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

    /// The lines of a stretch of text that hold anything.
    static func lines(of text: ArraySlice<UInt8>) -> [TextLine] {
        var lines: [TextLine] = []
        var start = text.startIndex
        while let line = first(in: text, from: &start) { lines.append(line) }
        return lines
    }

    /// The first line at or after an offset that holds anything, and the offset moved behind it; `nil` when there is none.
    static func first(in text: ArraySlice<UInt8>, from start: inout Int) -> TextLine? {
        while start < text.endIndex {
            let end = text[start...].lineEnd() ?? text.endIndex
            let line = TextLine(text[start..<end])
            start = end + 1
            if !line.bytes.isEmpty { return line }
        }
        return nil
    }

    /// The last line before an offset that holds anything, and the offset moved to its beginning; `nil` when there is none.
    static func last(in text: ArraySlice<UInt8>, before end: inout Int) -> TextLine? {
        while end > text.startIndex {
            let start = text[..<end].lastLineEnd().map { $0 + 1 } ?? text.startIndex
            let line = TextLine(text[start..<end])
            end = start - 1
            if !line.bytes.isEmpty { return line }
        }
        return nil
    }
}

extension ArraySlice<UInt8> {
    /// Where the first line end stands, eight bytes at a time.
    fileprivate func lineEnd() -> Int? {
        withUnsafeBytes { bytes in
            var index = 0
            while index + 8 <= bytes.count {
                let ends = Self.lineEnds(bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
                if ends != 0 { return startIndex + index + ends.trailingZeroBitCount / 8 }
                index &+= 8
            }
            return bytes[index...].firstIndex(of: 0x0A).map { startIndex + $0 }
        }
    }

    /// Where the last line end stands, eight bytes at a time.
    fileprivate func lastLineEnd() -> Int? {
        withUnsafeBytes { bytes in
            var index = bytes.count
            while index >= 8 {
                let ends = Self.lineEnds(bytes.loadUnaligned(fromByteOffset: index - 8, as: UInt64.self))
                if ends != 0 { return startIndex + index - 1 - ends.leadingZeroBitCount / 8 }
                index &-= 8
            }
            return bytes[..<index].lastIndex(of: 0x0A).map { startIndex + $0 }
        }
    }

    /// The top bit of each of eight bytes that is a line end: such a byte becomes zero, and zero alone gets no top bit from the
    /// sum.
    private static func lineEnds(_ word: UInt64) -> UInt64 {
        let zeros = word.littleEndian ^ 0x0A0A_0A0A_0A0A_0A0A
        return ~(((zeros & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x7F7F_7F7F_7F7F_7F7F) | zeros) & 0x8080_8080_8080_8080
    }
}
