import ZeroMQ

/// As whom a connection comes to a door for other machines.
public struct Identity: Sendable {
    /// The name of the node, as the door's operator admitted it.
    public let node: String
    /// Its key.
    public let keys: CurveKeyPair
    /// The key of whoever opens.
    public let server: CurvePublicKey

    /// Makes an identity.
    public init(node: String, keys: CurveKeyPair, server: CurvePublicKey) {
        self.node = node
        self.keys = keys
        self.server = server
    }
}
