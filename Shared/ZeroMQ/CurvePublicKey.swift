import CZeroMQ

/// A public CURVE key: 32 bytes, written as 40 characters of Z85 text.
public struct CurvePublicKey: TextCodable, Hashable, Sendable {
    /// The 40 characters.
    public let description: String

    /// Reads 40 characters of Z85 text.
    /// - Throws: ``ZeroMQError/Code/invalidKey``.
    public init(_ text: String) throws(ZeroMQError) {
        guard Z85.isKey(text) else {
            throw ZeroMQError(.invalidKey, .key, detail: "“\(text)” is not a public key of 40 characters of Z85 text")
        }
        description = text
    }

    /// Takes the 32 bytes of a key, as a handshake shows them.
    /// - Throws: ``ZeroMQError/Code/invalidKey`` for any other number of bytes.
    public init(bytes: [UInt8]) throws(ZeroMQError) {
        guard bytes.count == Z85.keyBytes else {
            throw ZeroMQError(.invalidKey, .key, detail: "a public key has 32 bytes, not \(bytes.count)")
        }
        description = Z85.encode(bytes)
    }
}
