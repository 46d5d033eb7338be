import Documents
import Observations
import Storage

extension SQLiteLedger {
    /// Records the next retraction or restoration of a document and folds what it touches.
    public func retract(
        _ document: DocumentID, isRetracted: Bool, reason: String, person: String?
    ) async throws -> Retraction {
        let now = self.now()
        return try await writer.write { db, state in
            let rows = DocumentRows(db: db)
            guard let number = try rows.sequence(of: document) else { throw LedgerError.unknown(document) }
            let retraction = try Retraction(
                of: document, after: try rows.retractionRow(of: number)?.counter, isRetracted: isRetracted,
                reason: reason, person: person, time: now)
            // The counter is higher than the one that is kept, so it always joins.
            if try Joining(db: db, fold: state.fold, now: now).join(retraction, to: number) {
                state.changed[number] = document
            }
            return retraction
        }
    }
}

extension Retraction {
    /// The one that follows another of the same document.
    ///
    /// - Parameter counter: the counter of the last one; `nil` when there is none.
    /// - Throws: ``LedgerError`` when the reason is blank or the counter has reached its end.
    init(
        of document: DocumentID, after counter: Int?, isRetracted: Bool, reason: String, person: String?, time: Int64
    ) throws {
        guard reason.contains(where: { !$0.isWhitespace }) else { throw LedgerError.noReason(document) }
        guard let next = Self.counter(after: counter, time: time) else { throw LedgerError.noCounter(document) }
        self.init(counter: next, isRetracted: isRetracted, reason: reason, person: person, time: time)
    }
}
