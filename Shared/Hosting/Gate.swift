import Keys
import Links
import Logging
import Messages
import NodeRuntime
import Places
import Synchronization
import ZeroMQ

/// Who comes in from other machines: the node's key, the list of admitted ones, and a record of who was turned away.
///
/// The list is asked for every message, so that a key that is taken off it is heard no more; the node's own key for every connection
/// and a few times a second, so that another one is used as soon as it lies there.
final class Gate: Sendable {
    private let list: Mutex<AdmissionFile?>
    private let ownKey: Mutex<OwnKey?>
    private let announced: Mutex<AnnouncedKeys>
    let logger: Logger
    let now: @Sendable () -> Duration
    let turnedAway = Mutex(TurnedAway())
    private let doors = Mutex<Set<Door>>([])
    /// The key that each node said last that it will know again, by what it may do here and its name.
    private let confirmed = Mutex<[Admission.Role: [String: String]]>([:])
    let notes = Mutex(RepeatedNotes())
    /// How much a node may ask here.
    let limits: PeerLimits
    /// The connections of the nodes at the doors.
    let connections = Mutex(DoorConnections())
    /// The hosts from which an admitted key came.
    let passed = Mutex<Set<String>>([])
    static let passedLimit = 10_000

    /// - Parameters:
    ///   - limits: how much a node on another machine may ask.
    ///   - now: a monotonic clock.
    /// - Throws: `StartError` of reason `configuration` for a key or list that cannot be used.
    init(
        _ settings: KeySettings, limits: PeerLimits = PeerLimits(), logger: Logger,
        now: @escaping @Sendable () -> Duration
    ) throws(StartError) {
        self.limits = limits
        self.logger = logger
        self.now = now
        do throws(KeyError) {
            let own = try settings.own.map { path throws(KeyError) in
                try OwnKey(path) { Self.tell($0, logger) }
            }
            ownKey = Mutex(own)
            let file = try settings.admitted.map { path throws(KeyError) in
                try AdmissionFile(path) { logger.error("list of keys not used", metadata: ["error": "\($0)"]) }
            }
            list = Mutex(file)
        } catch {
            throw StartError(.configuration, error.words)
        }
        let keys = AnnouncedKeys(settings.announced) {
            logger.error("announced keys not kept", metadata: ["error": "\($0)"])
        }
        announced = Mutex(keys)
    }

    private static func tell(_ news: OwnKey.News, _ logger: Logger) {
        switch news {
        case .changed(let key): logger.notice("key changed", metadata: ["key": "\(key)"])
        case .next(let key?): logger.notice("next key found", metadata: ["key": "\(key)"])
        case .next(nil): logger.notice("no next key any more")
        case .fault(let error): logger.error("key file not used", metadata: ["error": "\(error)"])
        }
    }

    /// The node's own key.
    var own: CurveKeyPair? { ownKey.withLock { $0?.keys } }

    /// Whether a key that knocks at a port comes in; it then speaks under its own text.
    func admit(_ knock: Doorkeeper.Knock) -> Doorkeeper.Answer {
        let admission = list.withLock { $0?[knock.key] }
        if let admission, admission.role == Door(rawValue: knock.domain)?.role {
            passed.withLock { if $0.count < Self.passedLimit { $0.insert(knock.address) } }
            return admit(knock, of: admission)
        }
        // The handshake that fails by it is counted.
        let reason = admission == nil ? "key_not_admitted" : "key_of_another_role"
        guard isFirst(reason, knock.address, detail: knock.key.description, isCounted: false) else { return .refused }
        var metadata: Logger.Metadata = [
            "peer.address": "\(knock.address)", "port": "\(knock.domain)", "key": "\(knock.key)",
        ]
        if let admission {
            metadata["peer.node"] = "\(admission.node)"
            metadata["peer.role"] = "\(admission.role.rawValue)"
        }
        logger.warning(admission == nil ? "key not admitted" : "key of another role", metadata: metadata)
        return .refused
    }

    /// Whether a node that is admitted may have one more connection.
    private func admit(_ knock: Doorkeeper.Knock, of admission: Admission) -> Doorkeeper.Answer {
        let isWithinLimit = connections.withLock {
            $0.admit(admission.node, from: knock.address, limit: limits.connections)
        }
        if isWithinLimit { return .admitted(as: knock.key.description) }
        // The handshake that fails by it is counted.
        if isFirst("too_many_connections", knock.address, detail: admission.node, isCounted: false) {
            logger.warning(
                "too many connections",
                metadata: [
                    "peer.address": "\(knock.address)", "peer.node": "\(admission.node)", "port": "\(knock.domain)",
                    "limit": "\(limits.connections)",
                ])
        }
        return .later
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
}

// MARK: - Keys that change

extension Gate {
    /// How a door is guarded that speaks CURVE.
    func guarding(_ door: Door) -> DoorGuard {
        doors.withLock { _ = $0.insert(door) }
        return DoorGuard(
            security: { [self] in own.map { .curveServer(keys: $0, domain: door.rawValue) } ?? .none },
            keys: { [self] in ownKeys },
            confirmed: { [self] identity, keys in
                guard keys == ownKeys else { return }
                confirmed.withLock { $0[door.role, default: [:]][identity.node] = keys.next }
            })
    }

    /// How a line to another machine is guarded.
    /// - Parameters:
    ///   - endpoint: where the other side is reached.
    ///   - configured: its key, as the configuration says.
    func guarding(lineTo endpoint: String, _ configured: CurvePublicKey) -> LineGuard {
        LineGuard(
            ways: { [self] in
                guard let own else { return [] }
                return announced.withLock { $0.keys(at: endpoint, configured: configured) }
                    .map { .curveClient(keys: own, server: $0) }
            },
            worked: { [self] way in
                guard case .curveClient(_, let server) = way else { return }
                announced.withLock { $0.worked(server, at: endpoint, configured: configured) }
            },
            heard: { [self] keys, way in
                guard case .curveClient(_, let server) = way else { return false }
                do {
                    let (current, next) = (try CurvePublicKey(keys.current), try keys.next.map(CurvePublicKey.init))
                    return announced.withLock {
                        $0.heard(current, next, under: server, at: endpoint, configured: configured)
                    }
                } catch {
                    logger.warning(
                        "announced key not understood", metadata: ["endpoint": "\(endpoint)", "error": "\(error)"])
                    return false
                }
            })
    }

    private var ownKeys: ServerKeys? {
        ownKey.withLock { own in
            own.map { ServerKeys(current: $0.keys.publicKey.description, next: $0.next?.description) }
        }
    }

    /// The node's key and who knows the next one; `nil` without a key.
    var keyStanding: ServiceStatus.KeyStanding? {
        guard let keys = ownKeys else { return nil }
        var standing = ServiceStatus.KeyStanding(current: keys.current, next: keys.next)
        guard let next = keys.next else { return standing }
        for role in Set(doors.withLock { $0 }.map(\.role)) {
            let known = confirmed.withLock { $0[role] ?? [:] }
            for node in Set(admitted(as: role).map(\.node)) {
                if known[node] == next { standing.informed.append(node) } else { standing.uninformed.append(node) }
            }
        }
        standing.informed.sort()
        standing.uninformed.sort()
        return standing
    }
}
