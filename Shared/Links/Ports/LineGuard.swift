import Messages
import ZeroMQ

/// How a connecting end guards its line, where the keys of either side may change while it is used.
public struct LineGuard {
    /// The ways in which a connection may be made, best first. Asked for every connection, and a few times a second.
    let ways: () -> [Security]
    /// The other side welcomed a connection that was made in this way.
    let worked: (Security) -> Void
    /// Over a connection that was made in this way the other side named its keys. Returns whether they will be known again after a
    /// restart.
    let heard: (ServerKeys, Security) -> Bool

    /// Makes a guard.
    public init(
        ways: @escaping () -> [Security], worked: @escaping (Security) -> Void,
        heard: @escaping (ServerKeys, Security) -> Bool
    ) {
        self.ways = ways
        self.worked = worked
        self.heard = heard
    }

    /// One way, for good.
    public static func always(_ way: Security) -> LineGuard {
        LineGuard(ways: { [way] }, worked: { _ in }, heard: { _, _ in false })
    }
}

/// How an answering end guards its door, where its key may change while it serves.
public struct DoorGuard {
    /// How connections are to be guarded that are made from now on. Asked a few times a second.
    let security: () -> Security
    /// The keys that peers are told; `nil` where none are.
    let keys: () -> ServerKeys?
    /// A node will know these keys again.
    let confirmed: (PeerIdentity, ServerKeys) -> Void

    /// Makes a guard.
    public init(
        security: @escaping () -> Security, keys: @escaping () -> ServerKeys?,
        confirmed: @escaping (PeerIdentity, ServerKeys) -> Void
    ) {
        self.security = security
        self.keys = keys
        self.confirmed = confirmed
    }

    /// Not at all, for ports that only this machine reaches.
    public static var open: DoorGuard { DoorGuard(security: { .none }, keys: { nil }, confirmed: { _, _ in }) }
}
