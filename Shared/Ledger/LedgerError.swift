import Documents
import Rollups

/// A row of the ledger that is not what was written.
public struct LedgerError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What went wrong, for programs.
    public enum Code: String, Sendable, CaseIterable {
        /// A fact of a document.
        case damagedDocument = "damaged_document"
        /// A result of the fold.
        case damagedResult = "damaged_result"
    }

    /// What went wrong, for programs.
    public let code: Code
    /// What is wrong and what to do, in one or two sentences.
    public let description: String

    static func damaged(_ document: String, _ what: String) -> LedgerError {
        LedgerError(
            code: .damagedDocument,
            description: "The ledger's \(what) of document \(document) is damaged: its checksum does not agree. "
                + "Replay the document at its ingest service, or restore the ledger from a backup.")
    }

    static func damaged(_ key: PlaceYear) -> LedgerError {
        LedgerError(
            code: .damagedResult,
            description: "The ledger's result of \(key.place) for \(key.year) is damaged: its checksum does not agree. "
                + "Let the ledger fold its results again; the facts are apart from them.")
    }
}
