import Documents
import Synchronization

/// A journal without a file, for tests of what stands on a journal. Nothing in it survives the process.
public final class InMemoryJournal: DocumentJournal {
    let limits: JournalLimits
    let now: @Sendable () -> Int64
    let contents = Mutex(Contents())

    /// Makes an empty journal; `now` is the wall clock, milliseconds since 1970 (UTC).
    public init(limits: JournalLimits = JournalLimits(), now: @escaping @Sendable () -> Int64) {
        self.limits = limits
        self.now = now
    }

    /// Makes a journal that holds what another holds at this moment: a backup.
    public init(copying other: InMemoryJournal) {
        limits = other.limits
        now = other.now
        let copy = other.contents.withLock { $0 }
        contents.withLock { $0 = copy }
    }

    /// Takes a document in, into memory.
    public nonisolated(nonsending) func accept(_ submission: Submission) async throws -> Acceptance {
        try submission.verify(limits)
        let id = submission.id
        let claim = submission.claim
        let time = now()
        return contents.withLock { contents in
            let isNewDocument = contents.entries[id] == nil
            guard !isNewDocument || limits.hasRoom(for: submission.bytes.count, in: contents.counts) else {
                return .full(retryAfterSeconds: limits.retryAfterSeconds)
            }
            var entry =
                contents.entries[id]
                ?? JournalEntry(
                    sequence: Int64(contents.order.count) + 1, id: id, byteCount: submission.bytes.count,
                    turn: contents.nextTurn(), takenAt: time)
            if isNewDocument {
                contents.order.append(id)
                contents.bytes[id] = submission.bytes
                contents.counts.count(entry, times: 1)
            } else if entry.isPurged {
                guard limits.hasRoomAgain(for: submission.bytes.count, in: contents.counts) else {
                    return .full(retryAfterSeconds: limits.retryAfterSeconds)
                }
                let purged = entry
                entry.keepAgain(at: time)
                contents.bytes[id] = submission.bytes
                contents.counts.replace(purged, by: entry)
            }
            let isMended = !isNewDocument && contents.mend(&entry)
            let known = entry
            if let secrecy = submission.secrecy,
                entry.quarantine(secrecy, at: time, logged: limits.loggedAttempts)
            {
                contents.counts.replace(known, by: entry)
                if !isNewDocument { contents.withhold(entry) }
            }
            let isNewClaim = !entry.claims.contains { $0.identity == claim.identity }
            if isNewClaim {
                entry.claims = (entry.claims + [claim]).sorted()
                if entry.status != .quarantined { contents.report(id, .claim(claim)) }
            }
            contents.entries[id] = entry
            return .taken(
                Acceptance.Intake(
                    isNewDocument: isNewDocument, isNewClaim: isNewClaim, receipt: entry.receipt,
                    quarantine: entry.status == .quarantined ? entry.failure : nil, isMended: isMended))
        }
    }
}
