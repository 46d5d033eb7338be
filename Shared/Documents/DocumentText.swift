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
    /// The number of scalars that start before every 256th byte; the index that makes ``span(_:)`` cheap.
    private let scalarsBefore: [Int]

    private static let stride = 256

    /// Takes valid UTF-8 and its normalised twin of the same length.
    ///
    /// Complexity: linear in the length; the index takes one integer for 256 bytes.
    public init(original: [UInt8], reading: [UInt8]) {
        precondition(original.count == reading.count, "normalisation must keep offsets")
        self.original = original
        self.reading = reading
        var index: [Int] = []
        index.reserveCapacity(original.count / Self.stride + 1)
        var scalars = 0
        for (offset, byte) in original.enumerated() {
            if offset % Self.stride == 0 { index.append(scalars) }
            if byte & 0xC0 != 0x80 { scalars += 1 }
        }
        if index.isEmpty { index.append(0) }
        scalarsBefore = index
    }

    /// Takes text that needs no normalisation.
    public init(_ text: String) {
        let bytes = Array(text.utf8)
        self.init(original: bytes, reading: bytes)
    }

    /// The position in scalars of a UTF-8 offset. Complexity: at most 256 steps.
    public func scalarOffset(_ offset: Int) -> Int {
        let block = min(offset / Self.stride, scalarsBefore.count - 1)
        var scalars = scalarsBefore[block]
        for position in block * Self.stride..<offset where original[position] & 0xC0 != 0x80 { scalars += 1 }
        return scalars
    }

    /// The span in scalars of a stretch of UTF-8 offsets.
    public func span(_ range: Range<Int>) -> TextSpan {
        TextSpan(start: scalarOffset(range.lowerBound), end: scalarOffset(range.upperBound))
    }

    /// The text as it was decoded at a stretch of UTF-8 offsets.
    public func quote(_ range: Range<Int>) -> String { String(decoding: original[range], as: UTF8.self) }
}
