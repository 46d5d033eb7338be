import Documents

/// What can happen to a document. Every journal goes through these, whatever it keeps its entries in.
///
/// ```
///            recordFailure
///              ┌──┐
///   accept ─▶ pending ── complete ─▶ stored ──┐
///              ▲  └───── bury ─────▶ buried ──┤
///              └───────── replay, mend ───────┘
///
///   accept as secret ─▶ quarantined ◀── quarantine ── pending, buried
///                          │  └── destroy ─▶ quarantined, without its bytes
///                          └── release ─▶ pending
/// ```
extension JournalEntry {
    /// The ledger holds a reading. A reading outranks a burial; the same reading again changes nothing. Of several
    /// editions the highest counts, as in the ledger: readers of two editions may end in any order.
    mutating func complete(edition new: String, at time: Int64) {
        let edition = self.edition.flatMap { EditionNumbers.isOlder(new, than: $0) ? $0 : nil } ?? new
        if status == .quarantined {
            // It was lent before anybody said that it is secret: the ledger has it, and that is not hidden.
            self.edition = edition
            return
        }
        guard status != .stored || self.edition != edition || failure != nil else { return }
        status = .stored
        self.edition = edition
        failure = nil
        endedAt = time
    }

    /// An attempt failed.
    mutating func fail(_ failure: Failure, attemptCounts: Bool, at time: Int64, logged: Int) {
        guard status == .pending else { return }
        if attemptCounts { attempts += 1 }
        self.failure = failure
        attemptLog.record(FailedAttempt(time: time, failure: failure, counted: attemptCounts), limit: logged)
    }

    /// No attempt will be made again: the last one counts like those before it.
    ///
    /// - Returns: whether this is news for the ledger: a dead letter that it does not know.
    mutating func bury(_ failure: Failure, at time: Int64, logged: Int) -> Bool {
        let attempt = FailedAttempt(time: time, failure: failure, counted: true)
        switch status {
        case .stored, .quarantined:
            return false
        case .buried:
            guard self.failure != failure else { return false }
            self.failure = failure
            attemptLog.record(attempt, limit: logged)
            endedAt = time
            return true
        case .pending:
            attempts += 1
            self.failure = failure
            attemptLog.record(attempt, limit: logged)
            endedAt = time
            // The ledger keeps the reading it has: a replay that fails un-stores nothing. It hears of the burial all the
            // same: a ledger that was put back may have no reading any more.
            status = edition == nil ? .buried : .stored
            return true
        }
    }

    /// Whether a replay would make the document wait: one that waits already does not wait twice, and without its bytes
    /// there is nothing to read.
    var mayBeReplayed: Bool { status != .pending && status != .quarantined && !isPurged }

    /// The document waits again, at a new turn. Its log of attempts goes on.
    ///
    /// - Returns: whether it waits by this replay.
    mutating func replay(turn: Int64) -> Bool {
        guard mayBeReplayed else { return false }
        status = .pending
        self.turn = turn
        isReplay = true
        attempts = 0
        failure = nil
        return true
    }

    /// The document is marked secret. One that a person has cleared stays where it is.
    ///
    /// - Returns: whether it is in quarantine only now.
    mutating func quarantine(_ failure: Failure, at time: Int64, logged: Int) -> Bool {
        guard status != .quarantined, !isCleared else { return false }
        status = .quarantined
        self.failure = failure
        attemptLog.record(FailedAttempt(time: time, failure: failure, counted: false), limit: logged)
        endedAt = time
        return true
    }

    /// Bytes that were removed are here again. What was destroyed as secret is kept as secret.
    mutating func keepAgain(at time: Int64) {
        isPurged = false
        guard status == .quarantined else { return }
        failure = Submission.secrecy
        endedAt = time
    }

    /// Whether its bytes were found damaged when it was to be read.
    var isDamaged: Bool { failure?.code == JournalError.contentFailureCode }

    /// Bytes that were damaged are here again, whole. What could not be read for that waits once more, at a new turn.
    ///
    /// - Returns: whether it waits by this.
    mutating func mend(turn: Int64) -> Bool {
        guard isDamaged, status == .buried || status == .stored else { return false }
        isReplay = status == .stored
        status = .pending
        self.turn = turn
        attempts = 0
        failure = nil
        return true
    }

    /// A person says that it may be read: it waits, at a new turn.
    ///
    /// - Returns: whether it was in quarantine, with its bytes.
    mutating func release(by word: QuarantineWord, turn: Int64, at time: Int64, logged: Int) -> Bool {
        guard status == .quarantined, !isPurged else { return false }
        status = .pending
        isCleared = true
        self.turn = turn
        attempts = 0
        failure = nil
        attemptLog.record(
            FailedAttempt(time: time, failure: word.failure(code: "released"), counted: false), limit: logged)
        return true
    }

    /// A person orders that its bytes be removed. That it was here, and who ordered that, stays.
    ///
    /// - Returns: whether it was in quarantine, with its bytes.
    mutating func destroy(by word: QuarantineWord, at time: Int64, logged: Int) -> Bool {
        guard status == .quarantined, !isPurged else { return false }
        isPurged = true
        failure = word.failure(code: "destroyed")
        attemptLog.record(
            FailedAttempt(time: time, failure: word.failure(code: "destroyed"), counted: false), limit: logged)
        endedAt = time
        return true
    }

    /// Whether the bytes may be removed: what was read is in the ledger of the root, and nothing waits for them. Before that
    /// a node above that is put back from a backup may need them once more.
    var mayBePurged: Bool { status == .stored && settlement != nil && !isPurged }

    /// When the document was last needed, as far as is known, milliseconds since 1970 (UTC).
    var lastNeeded: Int64? { endedAt ?? takenAt ?? claims.map(\.time).max() }
}
