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
        if admission != nil { return knock.key.description }
        logger.warning(
            "key not admitted",
            metadata: [
                "peer.address": "\(knock.address)", "port": "\(knock.domain)", "key": "\(knock.key)",
            ])
        return nil
    }

    /// Whose key a message came under.
    func standing(of peer: Multipart.Peer?) -> PeerStanding {
        guard let peer, let key = try? CurvePublicKey(peer.userID),
            let admission = list.withLock({ $0?[key] })
        else { return .shutOut }
        return .admitted(PeerIdentity(node: admission.node, place: admission.place))
    }

    /// Notes that somebody was turned away.
    func turnedAway(_ peer: String, at endpoint: String, _ failure: HandshakeFailure) {
        turnedAway.withLock { $0.count(failure) }
        logger.warning(
            "peer turned away",
            metadata: ["endpoint": "\(endpoint)", "peer.address": "\(peer)", "reason": "\(failure)"])
    }

    /// How many were turned away, by reason.
    var turnedAwayCounts: [String: Int] { turnedAway.withLock { $0.counts } }
}

/// The ports that other machines may reach; the name is the domain that a key knocks at.
public enum Door: String, Sendable {
    /// Facts come up from the nodes below.
    case uplink
}

/// How often peers were turned away, by reason.
private struct TurnedAway {
    private(set) var counts: [String: Int] = [:]

    mutating func count(_ failure: HandshakeFailure) {
        counts[failure.name, default: 0] += 1
    }
}

extension HandshakeFailure {
    /// A word for metrics.
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
