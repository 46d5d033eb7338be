public import Metrics
import ZeroMQ

/// What became of the sockets of a process since its start.
public struct SocketFigures: Sendable, Hashable {
    /// Who knocked where.
    public enum Direction: String, Sendable, CaseIterable {
        /// Somebody at a port of this process.
        case inward = "in"
        /// This process at another's port.
        case outward = "out"
    }

    /// A link to another service.
    public struct Link: Sendable, Hashable {
        /// Whether the other side is reached.
        public var isUp = false
        /// How often it was reached.
        public var connects = 0
        /// How often it refused this service.
        public var refusals = 0
    }

    /// Connections that came to nothing in one way.
    public struct HandshakeFailures: Sendable, Hashable {
        /// Who knocked where.
        public var direction: Direction
        /// The host that knocked here, or the endpoint at which this process knocked; `others` for all behind the first hundred.
        public var address: String
        /// Why, in a word.
        public var reason: String
    }

    /// The links by their names.
    public internal(set) var links: [String: Link] = [:]
    /// Messages that were refused, by the name of the socket.
    public internal(set) var refusedMessages: [String: Int] = [:]
    /// Connections that came to nothing, by whose and why.
    public internal(set) var handshakeFailures: [HandshakeFailures: Int] = [:]

    /// All connections that came to nothing.
    public var failedHandshakeCount: Int { handshakeFailures.values.reduce(0, +) }

    /// How many came to nothing for a reason, whosever they were.
    private func failures(_ direction: Direction, _ reason: String) -> Int {
        handshakeFailures.reduce(0) { $1.key.direction == direction && $1.key.reason == reason ? $0 + $1.value : $0 }
    }

    /// Writes them on a page of metrics.
    public func write(on page: inout MetricPage) {
        for (name, link) in links {
            page.set(.linkUp, link.isUp, name)
            page.set(.linkConnects, link.connects, name)
            page.set(.linkRefusals, link.refusals, name)
        }
        for (socket, count) in refusedMessages { page.set(.messagesRefused, count, socket) }
        // Every direction and reason is there from the start, so that its rate is seen at the first failure.
        for direction in Direction.allCases {
            for reason in HandshakeFailure.names {
                page.set(.handshakeFailures, failures(direction, reason), direction.rawValue, reason)
            }
        }
        for (failures, count) in handshakeFailures {
            page.set(
                .handshakeFailuresByAddress, count, failures.direction.rawValue, failures.address, failures.reason)
        }
    }
}
