import Places

/// Whom the key of a connection belongs to, as the answering side's own list says. Between machines a peer is this, never
/// what it calls itself.
public struct PeerIdentity: Hashable, Sendable {
    /// The name of the node.
    public var node: String
    /// The place that it answers for.
    public var place: PlaceCode

    /// Makes an identity.
    public init(node: String, place: PlaceCode) {
        self.node = node
        self.place = place
    }
}

/// What is known of the sender of a message beside its words.
public enum PeerStanding: Hashable, Sendable {
    /// It came over a socket of this machine, which only this user can reach.
    case local
    /// It came under an admitted key.
    case admitted(PeerIdentity)
    /// It came under a key that is admitted no more.
    case shutOut
}

extension PeerStanding {
    /// Whose key it is; `nil` on this machine and for a key that is shut out.
    var identity: PeerIdentity? {
        if case .admitted(let identity) = self { identity } else { nil }
    }
}
