import Documents

/// Makes text of a document's bytes.
public enum TextDecoding {
    /// Decodes UTF-8 text, with or without a byte-order mark.
    ///
    /// Complexity: linear in the number of bytes.
    /// - Throws: ``DecodingFailure``: nothing in it, too large, binary, or not UTF-8. A document that holds
    ///   text without any figure is *not* an error.
    public static func decode(
        _ bytes: [UInt8], limits: DecodingLimits = DecodingLimits()
    ) throws(DecodingFailure) -> String {
        guard bytes.count <= limits.maximumBytes else {
            throw .tooLarge(bytes: bytes.count, limit: limits.maximumBytes)
        }
        let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
        if let offset = body.firstIndex(of: 0) { throw .binary(offset: offset) }
        guard let text = String(validating: body, as: UTF8.self) else {
            throw .notUTF8(offset: firstFault(in: body))
        }
        // Pages of nothing but ideographic and no-break spaces are as empty as those of plain ones.
        guard text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else { throw .empty }
        return text
    }

    /// The offset of the first byte that cannot be UTF-8; only asked for when there is one.
    private static func firstFault(in bytes: ArraySlice<UInt8>) -> Int {
        var position = bytes.startIndex
        while position < bytes.endIndex {
            let length = bytes[position] < 0x80 ? 1 : bytes[position] < 0xE0 ? 2 : bytes[position] < 0xF0 ? 3 : 4
            let end = min(position + length, bytes.endIndex)
            guard String(validating: bytes[position..<end], as: UTF8.self) != nil else { return position }
            position = end
        }
        return position
    }
}
