import Documents
import Observations
import Places
import Rollups

/// What can be asked of a ledger. Every answer is one consistent state of the ledger; pages of a listing may differ.
///
/// Cells, results, their history and what is compared with them follow from all facts that were stored before the question:
/// where a result that an answer depends on still waits to be folded, it is folded first. How many wait is said by
/// ``counts()``, for which nothing is folded.
///
/// All verbs throw `StorageError` when the file fails, and ``LedgerError`` when a row is not what was written.
public protocol LedgerReading: Sendable {
    /// Documents that were read or buried, in the order in which the ledger first heard of them.
    ///
    /// A document whose rows are damaged stands among them as a dead letter of the stage `store` that says what to do; it
    /// keeps no other from being listed.
    ///
    /// - Parameter sequence: the ``LedgerDocument/sequence`` at which the last page ended, 0 at first.
    func documents(after sequence: Int64, limit: Int) async throws -> [LedgerDocument]

    /// A document that was read or buried; `nil` for any other.
    func document(_ id: DocumentID) async throws -> LedgerDocument?

    /// Documents of which a figure, or the report itself, belongs to a place in any year, in the order of
    /// ``documents(after:limit:)``.
    func documents(of place: PlaceCode) async throws -> [LedgerDocument]

    /// Documents that were read or buried and that nothing gives to a place, in the order of ``documents(after:limit:)``.
    func documentsWithoutPlace() async throws -> [LedgerDocument]

    /// Documents that were handed in and neither read nor buried, which those who handed them in call a place's, of any year or of none, in
    /// the order in which the ledger first heard of them.
    func awaited(of place: PlaceCode) async throws -> [AwaitedDocument]

    /// The text of a document as it was decoded; `nil` when the ledger has no reading of it.
    func text(of id: DocumentID) async throws -> String?

    /// The whole reading of a document, mentions and text included; `nil` when the ledger has none.
    func reading(of id: DocumentID) async throws -> Reading?

    /// Cells in the order of place, year, indicator, with what arrived of the places below and is in none yet; see
    /// ``Coverage/arrived``.
    ///
    /// - Parameter key: the cell at which the last page ended, `nil` at first.
    func cells(matching selection: CellSelection, after key: Cell.Key?, limit: Int) async throws -> [Cell]

    /// Results in the order of place, year; all years when `years` is `nil`.
    ///
    /// - Parameter key: the result at which the last page ended, `nil` at first.
    func results(years: ClosedRange<Int>?, after key: PlaceYear?, limit: Int) async throws -> [PlaceResult]

    /// Documents with a reading, in the order in which they first had one: what receipts are made of.
    ///
    /// - Parameter sequence: the ``StoredDocument/sequence`` at which the last page ended, 0 at first. A document that is
    ///   stored later comes after every cursor.
    func storedDocuments(after sequence: Int64, limit: Int) async throws -> [StoredDocument]

    /// What readings of higher editions told differently from those that they took the place of, and what was found in dead
    /// letters that could be read after all, in the order of recording.
    ///
    /// - Parameter sequence: the ``RecordedChange/sequence`` at which the last page ended, 0 at first.
    func changes(matching selection: ChangeSelection, after sequence: Int64, limit: Int) async throws
        -> [RecordedChange]

    /// What a cell said from the first time on, oldest first: a version for each time that it changed.
    func history(of key: Cell.Key) async throws -> [CellVersion]

    /// What persons decided and did not take back, in the order in which the ledger first heard of it.
    func adjudications() async throws -> [Adjudication]

    /// What is kept under names, by name.
    func freezes() async throws -> [Freeze]

    /// The cells that are kept under a name, in their order; ``LedgerError`` when there is no such name.
    func frozenCells(of name: String) async throws -> [FrozenCell]

    /// The cells that say something else now than what is kept under a name; ``LedgerError`` when there is no such name.
    func differences(since name: String) async throws -> [FrozenDifference]

    /// How much the ledger holds.
    func counts() async throws -> LedgerCounts
}
