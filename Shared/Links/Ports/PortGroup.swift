import Messages
import ZeroMQ

/// The ports of a service for one purpose: one that only this machine reaches, and where it is opened, a door for other
/// machines. Peers of both are served alike; `PeerID` tells which port they came in at.
public struct PortGroup {
    /// The number of the port that only this machine reaches, in the names of its peers.
    public static let local = 0
    /// The number of the door for other machines.
    public static let door = 1

    private let ports: [Int: RouterPort]

    /// No port yet.
    public init() { ports = [:] }

    /// Groups ports that were opened under these numbers; there may be no door.
    public init(local: RouterPort, door: RouterPort?) {
        var ports = [Self.local: local]
        ports[Self.door] = door
        self.ports = ports
    }

    /// Where the ports listen: the local one under this name, the door under the name with `-door` behind it.
    public func endpoints(named name: String) -> [String: String] {
        var endpoints: [String: String] = [:]
        endpoints[name] = ports[Self.local]?.endpoint.description
        endpoints[name + "-door"] = ports[Self.door]?.endpoint.description
        return endpoints
    }

    /// Whose key a connection came under; `nil` on this machine.
    public func identity(of peer: PeerID) -> PeerIdentity? { ports[peer.port]?.identity(of: peer) }

    /// Who is at the other end of a connection; see ``RouterPort/source(of:)``.
    public func source(of peer: PeerID) -> PeerSource { ports[peer.port]?.source(of: peer) ?? PeerSource(origin: "") }

    /// Tells a peer that a message of it cannot be read; see ``RouterPort/complain(_:about:of:)``.
    public func complain(_ error: WireError, about message: WireMessage, of peer: PeerID) {
        ports[peer.port]?.complain(error, about: message, of: peer)
    }

    /// Sends a message to a peer of any of the ports.
    public func send(_ message: WireMessage, to peer: PeerID) { ports[peer.port]?.send(message, to: peer) }

    /// Time passed; see ``RouterPort/tick()``.
    public func tick() {
        for port in ports.values { port.tick() }
    }
}
