import Links
import Logging
import Synchronization
import ZeroMQ

/// Who was turned away: all are counted; the first of an address and reason is a line in the log at once, the others are told together
/// (``RepeatedNotes``), however many there are.
extension Gate {
    /// Somebody has connected at a door.
    func accepted(_ peer: String) { connections.withLock { $0.accepted(from: Self.host(of: peer)) } }

    /// A connection at a door has ended.
    func ended(_ peer: String) { connections.withLock { $0.ended(from: Self.host(of: peer)) } }

    /// Notes that somebody was turned away here, or this process elsewhere.
    func turnedAway(
        _ peer: String, at endpoint: String, _ failure: HandshakeFailure, _ direction: SocketFigures.Direction
    ) {
        let address = direction == .inward ? Self.host(of: peer) : peer
        turnedAway.withLock { $0.count(failure, direction, at: address) }
        guard isFirst(failure.name, address) else { return }
        logger.warning(
            "peer turned away",
            metadata: ["endpoint": "\(endpoint)", "peer.address": "\(peer)", "reason": "\(failure)"])
    }

    /// Why a connection came to nothing of which the library says only that it has ended: it tells of no failure where the other side does
    /// not begin as ZeroMQ does. So whoever ends and never came with an admitted key was no peer. `nil` for the others.
    func unnamedFailure(of peer: String) -> HandshakeFailure? {
        let isKnown = passed.withLock { $0.contains(Self.host(of: peer)) || $0.count >= Self.passedLimit }
        return isKnown ? nil : .protocolError(0)
    }

    /// Notes that a message was refused at a socket, or not even looked at.
    func refused(_ peer: PeerID, _ refusal: Refusal, at socket: String) {
        let source = Self.name(refusal.source, at: socket)
        if refusal.isIgnored {
            guard isFirst("ignored", source) else { return }
            logger.warning("peer ignored", metadata: Self.metadata(peer, refusal.source, socket, refusal.reason))
        } else {
            guard isFirst("message_refused", source, detail: refusal.reason) else { return }
            logger.warning("message refused", metadata: Self.metadata(peer, refusal.source, socket, refusal.reason))
        }
    }

    /// Notes that a document is not taken.
    func declined(_ peer: PeerID, _ source: PeerSource, at socket: String, reason: String) {
        guard isFirst("document_declined", Self.name(source, at: socket), detail: reason) else { return }
        logger.notice("document declined", metadata: Self.metadata(peer, source, socket, reason))
    }

    /// Who is counted together: a node on another machine, else a host or process, whatever the number of its connections.
    private static func name(_ source: PeerSource, at socket: String) -> String {
        let name = source.identity?.node ?? source.origin
        return name.isEmpty ? socket : "\(name) at \(socket)"
    }

    private static func metadata(
        _ peer: PeerID, _ source: PeerSource, _ socket: String, _ reason: String
    ) -> Logger.Metadata {
        var metadata: Logger.Metadata = ["socket": "\(socket)", "peer.id": "\(peer)", "reason": "\(reason)"]
        if !source.origin.isEmpty { metadata["peer.address"] = "\(source.origin)" }
        if let name = source.name { metadata["peer.name"] = "\(name)" }
        if let identity = source.identity { metadata["peer.node"] = "\(identity.node)" }
        return metadata
    }

    /// Tells what was counted since the last time, once in a minute; call it more often.
    /// - Parameter isLast: whether nothing comes after.
    func tellRepeated(isLast: Bool = false) {
        guard let summary = notes.withLock({ $0.due(now: now(), isLast: isLast) }) else { return }
        var metadata: Logger.Metadata = [
            "count": "\(summary.count)", "seconds": "\(summary.seconds)",
            "reasons": "\(Self.list(summary.reasons.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }))",
            "sources": "\(Self.list(summary.sources))",
        ]
        if summary.furtherSources > 0 { metadata["sources.further"] = "\(summary.furtherSources)" }
        if summary.withoutSource > 0 { metadata["count.without_source"] = "\(summary.withoutSource)" }
        logger.warning("turned away again", metadata: metadata)
    }

    private static func list(_ counts: [(name: String, count: Int)]) -> String {
        counts.map { "\($0.name) (\($0.count))" }.joined(separator: ", ")
    }

    func isFirst(_ reason: String, _ source: String, detail: String = "", isCounted: Bool = true) -> Bool {
        let note = RepeatedNotes.Note(reason: reason, source: source, detail: detail)
        return notes.withLock { $0.note(note, isCounted: isCounted, now: now()) }
    }

    /// The host of an address such as `tcp://10.0.0.5:41712`: the port is another one for each connection.
    static func host(of address: String) -> String {
        guard address.hasPrefix("tcp://"), let colon = address.lastIndex(of: ":") else { return address }
        return address[..<colon].dropFirst("tcp://".count).filter { $0 != "[" && $0 != "]" }
    }

    /// How many connections came to nothing so far, by whose and why.
    var handshakeFailures: [SocketFigures.HandshakeFailures: Int] { turnedAway.withLock { $0.failures } }
}
