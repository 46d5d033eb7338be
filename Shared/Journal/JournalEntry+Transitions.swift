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
    /// The ledger holds a reading. A reading outranks a burial.
    mutating func complete(edition: String) {
        status = .stored
        self.edition = edition
        failure = nil
    }

    /// An attempt failed.
    mutating func fail(_ failure: Failure, attemptCounts: Bool) {
        guard status == .pending else { return }
        if attemptCounts { attempts += 1 }
        self.failure = failure
    }

    /// No attempt will be made again.
    ///
    /// - Returns: whether this is news for the ledger: a dead letter that it does not know.
    mutating func bury(_ failure: Failure) -> Bool {
        switch status {
        case .stored:
            return false
        case .buried:
            let isNews = self.failure != failure
            self.failure = failure
            return isNews
        case .pending:
            self.failure = failure
            // The ledger keeps the reading it has: a replay that fails un-stores nothing.
            status = edition == nil ? .buried : .stored
            return status == .buried
        }
    }

    /// The document waits again, at a new turn.
    ///
    /// - Returns: whether it did not wait already.
    mutating func replay(turn: Int64) -> Bool {
        guard status != .pending else { return false }
        status = .pending
        self.turn = turn
        isReplay = true
        attempts = 0
        failure = nil
        return true
    }
}
