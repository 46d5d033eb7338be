import ZeroMQ

/// How often connections came to nothing, by direction and reason.
struct TurnedAway {
    // Every direction and reason is there from the start, so that its rate is seen at the first failure.
    private(set) var counts: [SocketFigures.Direction: [String: Int]] = Dictionary(
        uniqueKeysWithValues: SocketFigures.Direction.allCases.map { direction in
            (direction, Dictionary(uniqueKeysWithValues: HandshakeFailure.names.map { ($0, 0) }))
        })

    mutating func count(_ failure: HandshakeFailure, _ direction: SocketFigures.Direction) {
        counts[direction, default: [:]][failure.name, default: 0] += 1
    }
}

extension HandshakeFailure {
    /// The words that ``name`` takes.
    fileprivate static let names = [
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
