import CZeroMQ

/// The two halves of a CURVE identity. The secret half shows itself only when asked for by name.
public struct CurveKeyPair: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
    /// The half that others may know.
    public let publicKey: CurvePublicKey
    /// The half that never leaves its owner: 40 characters of Z85 text, for a file of mode 0600.
    public let secretText: String

    /// Takes a secret key and derives the public one.
    /// - Throws: ``ZeroMQError/Code/invalidKey``. The text is not repeated in the error.
    public init(secretText: String) throws(ZeroMQError) {
        guard Z85.isKey(secretText) else {
            throw ZeroMQError(.invalidKey, .key, detail: "the secret key is not 40 characters of Z85 text")
        }
        var text = [CChar](repeating: 0, count: Z85.keyCharacters + 1)
        guard zmq_curve_public(&text, secretText) == 0 else { throw ZeroMQError(errno: zmq_errno(), .key) }
        publicKey = try CurvePublicKey(Z85.text(text))
        self.secretText = secretText
    }

    /// Takes both halves as they stand in a file.
    /// - Throws: ``ZeroMQError/Code/invalidKey`` when one is not a key or they do not belong together.
    public init(publicKey: CurvePublicKey, secretText: String) throws(ZeroMQError) {
        try self.init(secretText: secretText)
        guard self.publicKey == publicKey else {
            throw ZeroMQError(
                .invalidKey, .key,
                detail: "the secret key does not belong to the public key \(publicKey); make a pair anew")
        }
    }

    /// Makes a new pair from the system's random source.
    public static func generate() throws(ZeroMQError) -> CurveKeyPair {
        var open = [CChar](repeating: 0, count: Z85.keyCharacters + 1)
        var secret = open
        guard zmq_curve_keypair(&open, &secret) == 0 else { throw ZeroMQError(errno: zmq_errno(), .key) }
        return try CurveKeyPair(publicKey: CurvePublicKey(Z85.text(open)), secretText: Z85.text(secret))
    }

    /// The public half.
    public var description: String { "CURVE key pair \(publicKey)" }
    /// Shows the public half only, so that no dump reveals the secret one.
    public var customMirror: Mirror { Mirror(self, children: ["publicKey": publicKey]) }
}
