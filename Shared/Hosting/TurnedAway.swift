import ZeroMQ

/// How often connections came to nothing, by direction and reason, and at whose address.
struct TurnedAway {
    /// So many addresses are counted by name: whoever knocks could invent more without end.
    static let addressLimit = 100
    /// What stands for the others.
    static let others = "others"

    private(set) var failures: [SocketFigures.HandshakeFailures: Int] = [:]
    private var addresses: Set<String> = []

    /// - Parameter address: the host that knocked, or the endpoint at which this process did.
    mutating func count(_ failure: HandshakeFailure, _ direction: SocketFigures.Direction, at address: String) {
        if addresses.count < Self.addressLimit { addresses.insert(address) }
        let named = addresses.contains(address) ? address : Self.others
        failures[.init(direction: direction, address: named, reason: failure.name), default: 0] += 1
    }
}

extension HandshakeFailure {
    /// The words that ``name`` takes.
    static let names = [
        "not_admitted", "too_many", "wrong_key", "different_security", "protocol", "broken",
    ]

    /// A word for metrics: few, whatever a peer does.
    var name: String {
        switch self {
        case .refused(Self.laterStatus): "too_many"
        case .refused: "not_admitted"
        case .wrongKey: "wrong_key"
        case .differentSecurity: "different_security"
        case .protocolError: "protocol"
        case .broken: "broken"
        }
    }
}
