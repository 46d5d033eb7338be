import Messages
import ZeroMQ

/// The ports of a service for one purpose: one that only this machine reaches, and where it is opened, a door for other
/// machines. Peers of both are served alike; `PeerID` tells which port they came in at.
public struct PortGroup {
    private var ports: [Int: RouterPort] = [:]

    /// No port yet.
    public init() {}

    /// Adds a port under the number that stands in the names of its peers.
    public mutating func add(_ port: RouterPort, number: Int) { ports[number] = port }

    /// Where a port listens; `nil` when it is not open.
    public func endpoint(of number: Int) -> String? { ports[number]?.endpoint.description }

    /// Whose key a connection came under; `nil` on this machine.
    public func identity(of peer: PeerID) -> PeerIdentity? { ports[peer.port]?.identity(of: peer) }

    /// Sends a message to a peer of any of the ports.
    public func send(_ message: WireMessage, to peer: PeerID) { ports[peer.port]?.send(message, to: peer) }

    /// Time passed; see ``RouterPort/tick()``.
    public func tick() {
        for port in ports.values { port.tick() }
    }
}
