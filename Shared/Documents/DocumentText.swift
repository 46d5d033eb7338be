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
    /// Where the scalars begin: the index that makes ``span(_:)`` cheap.
    private let scalars: ScalarIndex

    /// Takes a text, its UTF-8 and the normalised twin of the same length.
    ///
    /// Complexity: linear in the length; the index takes a quarter of its bytes.
    public init(_ text: String, original: [UInt8], reading: [UInt8], isTraditional: Bool = false) {
        precondition(text.utf8.count == original.count, "the bytes must be those of the text")
        precondition(original.count == reading.count, "normalisation must keep offsets")
        self.original = original
        self.reading = reading
        self.isTraditional = isTraditional
        scalars = ScalarIndex(original)
    }

    /// Takes text that needs no normalisation.
    public init(_ text: String) {
        let bytes = Array(text.utf8)
        self.init(text, original: bytes, reading: bytes)
    }

    /// The position in scalars of a UTF-8 offset. Complexity: constant.
    public func scalarOffset(_ offset: Int) -> Int { scalars.count(before: offset) }

    /// The span in scalars of a stretch of UTF-8 offsets. Complexity: constant.
    public func span(_ range: Range<Int>) -> TextSpan {
        TextSpan(start: scalars.count(before: range.lowerBound), end: scalars.count(before: range.upperBound))
    }

    /// The text as it was decoded at a stretch of UTF-8 offsets, at both of which scalars must begin.
    public func quote(_ range: Range<Int>) -> String {
        precondition(isBoundary(range.lowerBound) && isBoundary(range.upperBound), "a quotation must not cut a scalar")
        // Whole scalars of a text need not be validated again, which would take four times as long.
        return String(copying: UTF8Span(unchecked: original.span.extracting(range)))
    }

    private func isBoundary(_ offset: Int) -> Bool { offset == original.count || original[offset] & 0xC0 != 0x80 }

    /// The UTF-8 offset of a position in scalars. Complexity: logarithmic.
    public func offset(ofScalar scalar: Int) -> Int { scalars.offset(of: scalar) }

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
