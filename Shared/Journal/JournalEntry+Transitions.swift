import Documents

/// What can happen to a document. Every journal goes through these, whatever it keeps its entries in.
///
/// ```
///            recordFailure
///              ┌──┐
///   accept ─▶ pending ── complete ─▶ stored ──┐
///              ▲  └───── bury ─────▶ buried ──┤
///              └───────────── replay ─────────┘
/// ```
extension JournalEntry {
    /// The ledger holds a reading. A reading outranks a burial; the same reading again changes nothing. Of several
    /// editions the highest counts, as in the ledger: readers of two editions may end in any order.
    mutating func complete(edition new: String, at time: Int64) {
        let edition = self.edition.flatMap { EditionNumbers.isOlder(new, than: $0) ? $0 : nil } ?? new
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

    /// No attempt will be made again.
    ///
    /// - Returns: whether this is news for the ledger: a dead letter that it does not know.
    mutating func bury(_ failure: Failure, at time: Int64, logged: Int) -> Bool {
        let attempt = FailedAttempt(time: time, failure: failure, counted: true)
        switch status {
        case .stored:
            return false
        case .buried:
            guard self.failure != failure else { return false }
            self.failure = failure
            attemptLog.record(attempt, limit: logged)
            endedAt = time
            return true
        case .pending:
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
    var mayBeReplayed: Bool { status != .pending && !isPurged }

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

    /// Whether the bytes may be removed: a reading is stored, and nothing waits for them.
    var mayBePurged: Bool { status == .stored && !isPurged }

    /// When the document was last needed, as far as is known, milliseconds since 1970 (UTC).
    var lastNeeded: Int64? { endedAt ?? takenAt ?? claims.map(\.time).max() }
}
