import Documents
import Foundation
import GRDB
import Storage

/// A submission, hashed and encoded on the caller's side, so that the one writer has little left to do.
struct PreparedSubmission: Sendable {
    /// A claim as it stands in its row.
    struct EncodedClaim: Sendable {
        let json: Data
        let fingerprint: Int64
    }

    private let id: DocumentID
    private let byteCount: Int
    private let chunks: [ContentRows.Chunk]
    private let claim: EncodedClaim
    private let event: Data
    private let time: Int64
    private let secrecy: Failure?
    private let logged: Int

    /// Prepares a submission whose id is known to be its hash. Complexity: linear in its bytes.
    ///
    /// - Throws: `EncodingError` for a claim that JSON has no form for.
    init(_ submission: Submission, time: Int64, logged: Int) throws {
        secrecy = submission.secrecy
        self.logged = logged
        id = submission.id
        byteCount = submission.bytes.count
        chunks = ContentRows.chunks(of: submission.bytes, id: submission.id)
        let json = try RowCodec.encode(submission.claim)
        claim = EncodedClaim(json: json, fingerprint: submission.claim.fingerprint)
        event = JournalFact.Event.encoded(claim: json)
        self.time = time
    }

    /// Writes what is new of it.
    func take(_ db: Database, _ state: inout JournalState, _ limits: JournalLimits) throws -> Acceptance {
        let rows = EntryRows(db: db)
        var isNew = false
        var entry: JournalEntry
        if limits.hasRoom(for: byteCount, in: state.counts) {
            var next = state
            entry = JournalEntry(
                sequence: next.nextSequence(), id: id, byteCount: byteCount, turn: next.nextTurn(), takenAt: time)
            if let secrecy { _ = entry.quarantine(secrecy, at: time, logged: logged) }
            isNew = try rows.insert(entry)
            if isNew {
                try ContentRows(db: db).insert(chunks, of: entry)
                next.counts.count(entry, times: 1)
                state = next
            } else {
                entry = try rows.known(id)
            }
        } else if let known = try rows.entry(id) {
            entry = known
        } else {
            return .full(retryAfterSeconds: limits.retryAfterSeconds)
        }
        // An entry that was made anew without its bytes does not know how many there are.
        if entry.byteCount != byteCount {
            let unsure = entry
            entry.byteCount = byteCount
            try rows.update(entry)
            state.counts.replace(unsure, by: entry)
        }
        if entry.isPurged {
            guard limits.hasRoomAgain(for: byteCount, in: state.counts) else {
                return .full(retryAfterSeconds: limits.retryAfterSeconds)
            }
            let purged = entry
            entry.keepAgain(at: time)
            try ContentRows(db: db).insert(chunks, of: entry)
            try rows.update(entry)
            state.counts.replace(purged, by: entry)
        }
        let isMended = try !isNew && mend(&entry, db, &state)
        if let secrecy, !isNew { try quarantine(&entry, secrecy, db, &state) }
        let isNewClaim = try rows.insert(claim, of: entry)
        if isNewClaim, entry.status != .quarantined { try FactRows(db: db).insert(json: event, of: entry) }
        return .taken(
            Acceptance.Intake(
                isNewDocument: isNew, isNewClaim: isNewClaim, receipt: entry.receipt,
                quarantine: entry.status == .quarantined ? entry.failure : nil, isMended: isMended))
    }

    /// A document that is here already: its bytes, which have the name of what was handed in, take the place of damaged ones.
    /// - Returns: whether it waits again by that.
    /// - Throws: ``JournalError`` when they lie on a page that SQLite cannot read: there nothing can be put in their place.
    private func mend(_ entry: inout JournalEntry, _ db: Database, _ state: inout JournalState) throws -> Bool {
        let content = ContentRows(db: db)
        if try !content.holds(chunks, of: entry) {
            do {
                try content.delete(of: entry)
                try content.insert(chunks, of: entry)
            } catch let error as DatabaseError where StorageError.isDamage(error) {
                throw JournalError.damagedPage(id, "bytes")
            }
        }
        let before = entry
        var next = state
        guard entry.mend(turn: next.nextTurn()) else { return false }
        next.counts.replace(before, by: entry)
        state = next
        try EntryRows(db: db).update(entry)
        return true
    }

    /// A document that is here already is said to be secret, or bears a mark that nobody looked for when it came.
    private func quarantine(
        _ entry: inout JournalEntry, _ secrecy: Failure, _ db: Database, _ state: inout JournalState
    ) throws {
        let before = entry
        guard entry.quarantine(secrecy, at: time, logged: logged) else { return }
        try EntryRows(db: db).update(entry)
        try FactRows(db: db).withhold(entry)
        state.counts.replace(before, by: entry)
    }
}

extension JournalFact.Event {
    /// A claim as an event in its row, made of the claim's own row: the same bytes as `RowCodec` makes of the event.
    static func encoded(claim json: Data) -> Data {
        Data("{\"claim\":{\"_0\":".utf8) + json + Data("}}".utf8)
    }
}
