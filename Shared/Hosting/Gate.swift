import Keys
import Links
import Logging
import NodeRuntime
import Places
import Synchronization
import ZeroMQ

/// Who comes in from other machines: the node's key, the list of admitted ones, and a record of who was turned away.
///
/// The list is asked for every message, so that a key that is taken off it is heard no more.
final class Gate: Sendable {
    private let list: Mutex<AdmissionFile?>
    private let logger: Logger
    private let turnedAway = Mutex(TurnedAway())
    /// The node's own key.
    let own: CurveKeyPair?

    /// - Throws: `StartError` of reason `configuration` for a key or list that cannot be used.
    init(_ settings: KeySettings, logger: Logger) throws(StartError) {
        self.logger = logger
        do throws(KeyError) {
            own = try settings.own.map { path throws(KeyError) in try KeyFile(path).keys }
            let file = try settings.admitted.map { path throws(KeyError) in
                try AdmissionFile(path) { logger.error("list of keys not used", metadata: ["error": "\($0)"]) }
            }
            list = Mutex(file)
        } catch {
            throw StartError(.configuration, error.description)
        }
    }

    /// Whether a key that knocks at a port comes in; it then speaks under its own text.
    func admit(_ knock: Doorkeeper.Knock) -> String? {
        let admission = list.withLock { $0?[knock.key] }
        if let admission, admission.role == Door(rawValue: knock.domain)?.role { return knock.key.description }
        var metadata: Logger.Metadata = [
            "peer.address": "\(knock.address)", "port": "\(knock.domain)", "key": "\(knock.key)",
        ]
        if let admission {
            metadata["peer.node"] = "\(admission.node)"
            metadata["peer.role"] = "\(admission.role.rawValue)"
        }
        logger.warning(admission == nil ? "key not admitted" : "key of another role", metadata: metadata)
        return nil
    }

    /// Whose key a message came under, at a door.
    func standing(of peer: Multipart.Peer?, at door: Door) -> PeerStanding {
        guard let peer, let key = try? CurvePublicKey(peer.userID),
            let admission = list.withLock({ $0?[key] }), admission.role == door.role
        else { return .shutOut }
        return .admitted(PeerIdentity(node: admission.node, place: admission.place))
    }

    /// Whose keys are admitted now in a role; a node that changes its key may stand there twice.
    func admitted(as role: Admission.Role) -> [PeerIdentity] {
        list.withLock { $0?.admissions ?? [] }.filter { $0.role == role }
            .map { PeerIdentity(node: $0.node, place: $0.place) }
    }

    /// Notes that somebody was turned away here, or this process elsewhere.
    func turnedAway(
        _ peer: String, at endpoint: String, _ failure: HandshakeFailure, _ direction: SocketFigures.Direction
    ) {
        turnedAway.withLock { $0.count(failure, direction) }
        logger.warning(
            "peer turned away",
            metadata: ["endpoint": "\(endpoint)", "peer.address": "\(peer)", "reason": "\(failure)"])
    }

    /// How many connections came to nothing, by direction and reason.
    var turnedAwayCounts: [SocketFigures.Direction: [String: Int]] { turnedAway.withLock { $0.counts } }
}

/// The ports that other machines may reach; the name is the domain that a key knocks at.
public enum Door: String, Sendable {
    /// Facts come up from the nodes below.
    case uplink
    /// Documents come in from forwarders.
    case submit
    /// Readers on other machines are lent documents.
    case work
    /// They hand in what they read.
    case store

    /// Whose keys open it.
    var role: Admission.Role {
        switch self {
        case .uplink: .node
        case .submit: .forwarder
        case .work, .store: .reader
        }
    }
}

/// How often connections came to nothing, by direction and reason.
private struct TurnedAway {
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
    fileprivate static let names = ["not_admitted", "wrong_key", "different_security", "protocol", "broken"]

    /// A word for metrics: few, whatever a peer does.
    fileprivate var name: String {
        switch self {
        case .refused: "not_admitted"
        case .wrongKey: "wrong_key"
        case .differentSecurity: "different_security"
        case .protocolError: "protocol"
        case .broken: "broken"
        }
    }
}
