/// The text of a document in two forms that share their UTF-8 offsets: as it was decoded, for quoting, and normalised,
/// for reading.
///
/// Normalisation replaces a scalar only by another of the same encoded length (traditional by simplified characters), so
/// that an offset found in one form points at the same place in the other.
public struct DocumentText: Sendable {
    /// The text as it was decoded, UTF-8.
    public let original: [UInt8]
    /// The text for reading: same length as ``original``, offset for offset.
    public let reading: [UInt8]
    /// Whether the original is written in traditional characters.
    public let isTraditional: Bool
    /// The text as it was handed over: its parts are known to be valid.
    private let text: String
    /// The number of scalars that start before every 64th byte; the index that makes ``span(_:)`` cheap.
    private let scalarsBefore: [Int32]

    private static let stride = 64

    /// Takes a text, its UTF-8 and the normalised twin of the same length.
    ///
    /// Complexity: linear in the length; the index takes four bytes for 64.
    public init(_ text: String, original: [UInt8], reading: [UInt8], isTraditional: Bool = false) {
        precondition(text.utf8.count == original.count, "the bytes must be those of the text")
        precondition(original.count == reading.count, "normalisation must keep offsets")
        self.text = text
        self.original = original
        self.reading = reading
        self.isTraditional = isTraditional
        var index: [Int32] = [0]
        index.reserveCapacity(original.count / Self.stride + 1)
        var scalars: Int32 = 0
        original.withUnsafeBytes { bytes in
            var start = 0
            while start + Self.stride <= bytes.count {
                scalars += Int32(Self.scalars(in: bytes, start, start + Self.stride))
                index.append(scalars)
                start += Self.stride
            }
        }
        scalarsBefore = index
    }

    /// The scalars that start within a stretch of at most 255 bytes: all bytes but those that continue one (10xxxxxx), eight
    /// at a time.
    @inline(__always)
    private static func scalars(in bytes: UnsafeRawBufferPointer, _ start: Int, _ end: Int) -> Int {
        var position = start
        // Eight counters of a byte each, added up by the multiplication.
        var counters: UInt64 = 0
        while position + 8 <= end {
            counters &+= continuing(bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self))
            position += 8
        }
        if position < end, position + 8 <= bytes.count {
            let rest = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self))
            counters &+= continuing(rest) & ((1 << UInt64((end - position) * 8)) - 1)
            position = end
        }
        var count = end - start - Int(truncatingIfNeeded: (counters &* 0x0101_0101_0101_0101) >> 56)
        while position < end {
            if bytes[position] & 0xC0 == 0x80 { count -= 1 }
            position += 1
        }
        return count
    }

    /// One in each byte of a word that continues a scalar.
    @inline(__always)
    private static func continuing(_ word: UInt64) -> UInt64 { (word >> 7) & ~(word >> 6) & 0x0101_0101_0101_0101 }

    /// Takes text that needs no normalisation.
    public init(_ text: String) {
        let bytes = Array(text.utf8)
        self.init(text, original: bytes, reading: bytes)
    }

    /// The position in scalars of a UTF-8 offset. Complexity: at most 64 bytes are looked at.
    public func scalarOffset(_ offset: Int) -> Int {
        let block = min(offset / Self.stride, scalarsBefore.count - 1)
        return Int(scalarsBefore[block])
            + original.withUnsafeBytes { Self.scalars(in: $0, block * Self.stride, offset) }
    }

    /// The span in scalars of a stretch of UTF-8 offsets.
    public func span(_ range: Range<Int>) -> TextSpan {
        let start = scalarOffset(range.lowerBound)
        guard range.count <= Self.stride else { return TextSpan(start: start, end: scalarOffset(range.upperBound)) }
        let count = original.withUnsafeBytes { Self.scalars(in: $0, range.lowerBound, range.upperBound) }
        return TextSpan(start: start, end: start + count)
    }

    /// The text as it was decoded at a stretch of UTF-8 offsets.
    public func quote(_ range: Range<Int>) -> String {
        // A number in digits fits into the string itself.
        if range.count <= 15 {
            return original.withUnsafeBufferPointer { bytes in
                let part = UnsafeBufferPointer(rebasing: bytes[range])
                return String(unsafeUninitializedCapacity: part.count) { $0.initialize(fromContentsOf: part) }
            }
        }
        let utf8 = text.utf8
        let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
        // A part of a text need not be validated again.
        return String(text[start..<utf8.index(start, offsetBy: range.count)])
    }

    /// The UTF-8 offset of a position in scalars. Complexity: logarithmic, and at most 64 bytes are looked at.
    public func offset(ofScalar scalar: Int) -> Int {
        var low = 0
        var high = scalarsBefore.count
        while low < high {
            let middle = (low + high) / 2
            if Int(scalarsBefore[middle]) <= scalar { low = middle + 1 } else { high = middle }
        }
        let block = max(0, low - 1)
        var offset = block * Self.stride
        var scalars = Int(scalarsBefore[block])
        while offset < original.count {
            if original[offset] & 0xC0 != 0x80 {
                if scalars == scalar { return offset }
                scalars += 1
            }
            offset += 1
        }
        return original.count
    }

    /// The sentence, or in a table the line, around a span, as it was decoded, without the blanks at its ends; at most a
    /// few hundred bytes on either side.
    public func surroundings(of span: TextSpan) -> String {
        let reach = 360
        var start = offset(ofScalar: span.start)
        var end = offset(ofScalar: span.end)
        let first = max(0, start - reach)
        let last = min(original.count, end + reach)
        while start > first, !endsSentence(start) { start -= 1 }
        while end < last, original[end] != 0x0A, !endsSentence(end + 1) { end += 1 }
        while start < end, original[start] & 0xC0 == 0x80 { start += 1 }
        if end < last, original[end] != 0x0A { end += 1 }
        while end > start, end < original.count, original[end] & 0xC0 == 0x80 { end -= 1 }
        while start < end, original[start] <= 0x20 { start += 1 }
        while end > start, original[end - 1] <= 0x20 { end -= 1 }
        return String(decoding: original[start..<end], as: UTF8.self)
    }

    /// Whether a line end, 。 or ； ends right before an offset.
    private func endsSentence(_ offset: Int) -> Bool {
        if original[offset - 1] == 0x0A { return true }
        guard offset >= 3 else { return false }
        let mark = (original[offset - 3], original[offset - 2], original[offset - 1])
        return mark == (0xE3, 0x80, 0x82) || mark == (0xEF, 0xBC, 0x9B)
    }
}
