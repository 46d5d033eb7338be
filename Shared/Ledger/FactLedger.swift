import Documents
import Observations
import Places
import Rollups

/// The store of facts and cells at an aggregate service.
///
/// Facts join in any order. Per document the ledger keeps the reading of the highest edition, the set of claims, a burial,
/// the retraction or restoration of the highest counter, and the decision of the highest counter about each cell and figure; a reading outranks a burial. A duplicate, an older edition or a second path changes nothing and is answered
/// like the first.
public protocol FactLedger: LedgerReading {
    /// Joins facts to what is known and folds again the places and years that they belong to, in one transaction. What lies
    /// above those waits to be folded.
    ///
    /// - Returns: a verdict for each fact, in the order of the facts. A fact that is refused keeps no other from being
    ///   stored.
    /// - Throws: `StorageError` when the file fails, ``LedgerError`` when a row that the fold needs is damaged. No fact of
    ///   this call is stored then, and all may be sent again.
    func store(_ facts: [Fact]) async throws -> [FactVerdict]

    /// Folds results that wait, children before parents, for all facts since they were folded last. Questions about results
    /// do so by themselves as far as they need it; this keeps them from having to wait for much.
    ///
    /// - Parameter scope: only what the results of this scope depend on.
    /// - Returns: why results cannot be folded: a document of their place is damaged. They go on waiting, and are shown as
    ///   they were folded last.
    /// - Throws: `CancellationError` between two transactions when the task is cancelled; `StorageError` when the file fails.
    @discardableResult
    func foldWaiting(in scope: FoldScope) async throws -> [LedgerError]

    /// Takes a document out of all sums, or puts it back, and folds again what it touches, in one transaction. Its place
    /// is left with what its other documents say.
    ///
    /// - Parameters:
    ///   - isRetracted: whether to retract; else the document is restored.
    ///   - reason: why, in a person's words; it is shown beside the document.
    ///   - person: who does it.
    /// - Returns: what holds from now on, with the next counter. It is a fact that other ledgers can be told.
    /// - Throws: ``LedgerError`` when the ledger knows no such document, the reason is blank, or no counter is left;
    ///   `StorageError` when the file fails. Nothing is changed then.
    func retract(
        _ document: DocumentID, isRetracted: Bool, reason: String, person: String?
    ) async throws -> Retraction

    /// Records what a person decided about a cell or a figure, and folds again what it touches, in one transaction. It outranks
    /// what was read for as long as that stays what it is now.
    ///
    /// - Parameters:
    ///   - subject: what is decided about; a figure must be one that the ledger knows.
    ///   - decision: what is decided; ``Adjudication/Decision/withdrawn`` takes an earlier decision back.
    ///   - reason: why, in a person's words; it is shown beside the figure.
    ///   - person: who decides.
    /// - Returns: what holds from now on, with the next counter and the figures that it is about. It is a fact that other ledgers can
    ///   be told.
    /// - Throws: ``LedgerError`` when there is no such cell or figure, the reason is blank, the value is below zero, there is nothing
    ///   to take back, or no counter is left; `StorageError` when the file fails. Nothing is changed then.
    func adjudicate(
        _ subject: Adjudication.Subject, _ decision: Adjudication.Decision, reason: String, person: String?
    ) async throws -> Adjudication

    /// Keeps cells under a name as they are now: what they say, and their inputs with the editions that read them. Nothing changes
    /// them afterwards.
    ///
    /// - Parameters:
    ///   - name: one that is not taken.
    ///   - place: only the cells of this place and of all under it; `nil` for all.
    ///   - year: only the cells of this year; `nil` for all.
    ///   - person: who does it.
    /// - Returns: what is kept from now on. It stays at this ledger.
    /// - Throws: ``LedgerError`` when the name is blank or taken, or there are no such cells; `StorageError` when the file fails.
    func freeze(_ name: String, place: PlaceCode?, year: Int?, person: String?) async throws -> Freeze

    /// Looks at the checksum of every row, and folds everything again from the facts and compares. Complexity: linear in
    /// the ledger, in the memory of a page.
    ///
    /// Where the facts of a document are damaged, that is told, and nothing about the results of its place and of those
    /// above it.
    ///
    /// - Parameters:
    ///   - pageSize: how many documents, results or versions are looked at between two reports of progress.
    ///   - progress: is told how far it has come after each page.
    /// - Returns: what is not as it should be, each with what to do about it; empty for a sound ledger.
    /// - Throws: `CancellationError` between two pages when the task is cancelled; `StorageError` when the file fails.
    func verify(
        pageSize: Int, progress: @Sendable (VerificationProgress) -> Void
    ) async throws -> [LedgerDifference]

    /// Folds everything again from the facts and stores it, whatever was stored before: what to do when ``verify()`` finds
    /// differences. Complexity: linear in the ledger.
    func rebuild() async throws
}

extension FactLedger {
    /// Folds all that waits; see ``foldWaiting(in:)``.
    @discardableResult
    public func foldWaiting() async throws -> [LedgerError] { try await foldWaiting(in: .all) }

    /// Looks at everything without a report of progress; see ``verify(pageSize:progress:)``.
    public func verify() async throws -> [LedgerDifference] { try await verify(pageSize: 500) { _ in } }
}
