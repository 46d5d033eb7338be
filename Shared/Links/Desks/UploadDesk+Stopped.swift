import Messages

/// Peers that live and send nothing of what they were asked for.
extension UploadDesk {
    /// Bytes that were asked for must come within so long: a chunk, or the rest where less was asked for. The question and the answer have
    /// each as long as a side may be silent; a line that is slower brings no sign of life behind a chunk in time either.
    var patience: Duration { .milliseconds(2 * limits.silenceMilliseconds) }

    /// Time passed: uploads whose sender has stopped are given up, and their room goes to those that wait in line. Call it a few times a
    /// second.
    ///
    /// Of a peer that was asked first for something that does not come, all is declined that has not moved; where none of its uploads moves,
    /// also what it has waiting in line. It keeps its documents, and offers them again behind those of others.
    public mutating func tick(now: Duration) -> [Action] {
        let stopped = awaited.stopped(for: patience, now: now)
        guard !stopped.isEmpty else { return [] }
        return stopped.flatMap { giveUp($0, now: now) } + admit(now: now)
    }

    private mutating func giveUp(_ peer: PeerID, now: Duration) -> [Action] {
        let limit = patience
        let still = uploads.filter { $0.key.peer == peer && now - $0.value.movedAt > limit }.keys
        var exchanges = still.map(\.exchange)
        for key in still { finish(key, now: now) }
        if !uploads.keys.contains(where: { $0.peer == peer }) {
            exchanges += leaveLine(peer)
        }
        let seconds = max(1, Int(limit.components.seconds))
        let reason = "Bytes that the sender was asked for did not come for \(seconds) s; their room is given to others."
        return exchanges.sorted().map {
            .decline(peer, exchange: $0, Decline(reason: reason, retryAfterSeconds: seconds))
        }
    }
}
