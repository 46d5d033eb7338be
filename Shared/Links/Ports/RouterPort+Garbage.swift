import Messages
import ZeroMQ

/// What comes that is no message, and from whom.
extension RouterPort {
    /// Who is at the other end of a connection; nothing is known of one that said no hello, or whose session is over.
    public func source(of peer: PeerID) -> PeerSource { peers.source(of: peer) ?? PeerSource(origin: "") }

    /// Tells a peer that a message of it cannot be read, though its frames could: it counts like frames that are none.
    public func complain(_ error: WireError, about message: WireMessage, of peer: PeerID) {
        let complaint = Complaint(.malformed, error.description)
        send(WireMessage(complaint, id: message.envelope.id), to: peer)
        refused(peer, source(of: peer), complaint, isGarbage: true)
    }

    /// Who sent something, whether it has said hello or not.
    func source(of peer: PeerID, _ standing: PeerStanding, _ multipart: Multipart) -> PeerSource {
        PeerSource(
            origin: multipart.origin, name: peers[peer]?.name ?? ignored.name(of: peer), identity: standing.identity)
    }

    /// Answers what is no message. The session ends: one of ours says hello again and repeats what was lost, another gets no further.
    func giveUp(_ peer: PeerID, _ error: WireError, isGarbage: Bool, _ source: PeerSource) {
        let code: Complaint.Code = if case .version = error { .version } else { .malformed }
        let complaint = Complaint(code, error.description)
        send(WireMessage(complaint), to: peer)
        refused(peer, source, complaint, isGarbage: isGarbage)
        drop(peer)
    }

    /// Tells the owner, and counts what was garbage: that a peer may not, or not now, is none.
    func refused(_ peer: PeerID, _ source: PeerSource, _ complaint: Complaint, isGarbage: Bool) {
        handle(.refused(peer, Refusal(source: source, reason: complaint.reason)))
        if isGarbage, ignored.complained(about: peer, named: source.name, now: clock.now) { drop(peer) }
    }

    /// A message of a connection that is ignored.
    func ignore(_ peer: PeerID, _ source: PeerSource) {
        let limits = ignored.limits
        let reason =
            "It has sent \(limits.complaints) messages that cannot be read; nothing of this connection is looked at for \(limits.pause.components.seconds) seconds."
        handle(.refused(peer, Refusal(source: source, reason: reason, isIgnored: true)))
    }
}
