/// A value that is one piece of text, in configurations, lists and messages alike.
public protocol TextCodable: Codable, CustomStringConvertible {
    /// Reads what ``description`` writes.
    /// - Throws: `ZeroMQError` with a sentence for whoever wrote it.
    init(_ text: String) throws(ZeroMQError)
}

extension TextCodable {
    /// Decodes the text.
    /// - Throws: `DecodingError.dataCorrupted` with the sentence of the ``ZeroMQError``.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        do throws(ZeroMQError) {
            try self.init(text)
        } catch {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: error.description)
        }
    }

    /// Encodes the text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
