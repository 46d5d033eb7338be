/// How far a ledger's own stream has come on its way up, as it was last heard.
public struct UplinkState: Hashable, Codable, Sendable {
    /// The parent has a verdict on everything up to this number.
    public var handedUp: Int64 = 0
    /// The root has everything up to this number.
    public var settled: Int64 = 0
    /// The name of the root, once it is known.
    public var root: String?

    /// Nothing was handed up.
    public init(handedUp: Int64 = 0, settled: Int64 = 0, root: String? = nil) {
        self.handedUp = handedUp
        self.settled = settled
        self.root = root
    }
}
