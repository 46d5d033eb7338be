import Foundation

/// How values stand in the columns of a store: JSON in one canonical form, so that equal values are equal bytes.
public enum RowCodec {
    /// The bytes of a value: keys sorted, slashes plain.
    ///
    /// - Throws: `EncodingError` for a value that JSON has no form for.
    public static func encode(_ value: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(value)
    }

    /// The value of bytes that ``encode(_:)`` made.
    ///
    /// - Throws: `DecodingError` for anything else.
    public static func decode<Value: Decodable>(_ type: Value.Type = Value.self, from bytes: Data) throws -> Value {
        try JSONDecoder().decode(type, from: bytes)
    }
}
