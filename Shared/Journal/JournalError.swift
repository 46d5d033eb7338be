import Documents

/// What a journal refuses, and why.
public struct JournalError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What went wrong, for programs.
    public enum Code: String, Sendable, CaseIterable {
        /// The id is not the hash of the bytes.
        case wrongID = "wrong_id"
        /// The document alone is larger than the journal may become.
        case tooLarge = "too_large"
        /// The journal does not hold the document.
        case unknownDocument = "unknown_document"
        /// The offset lies beyond the end of the document.
        case outOfRange = "out_of_range"
        /// The bytes of the document were removed by age or size.
        case purged
        /// What the file holds is not what was written.
        case damaged
        /// The document is not in quarantine, or its bytes are destroyed.
        case notQuarantined = "not_quarantined"
    }

    /// What went wrong, for programs.
    public let code: Code
    /// The document.
    public let document: DocumentID
    /// What is wrong and what to do, in one or two sentences.
    public let description: String

    private init(_ code: Code, _ document: DocumentID, _ description: String) {
        self.code = code
        self.document = document
        self.description = description
    }

    static func wrongID(_ stated: DocumentID, actual: DocumentID) -> JournalError {
        JournalError(
            .wrongID, stated,
            "The document was handed in as \(stated.short)…, but its bytes have the name \(actual.short)…: "
                + "they were changed on the way. Send it again.")
    }

    static func tooLarge(_ id: DocumentID, byteCount: Int, limit: Int) -> JournalError {
        JournalError(
            .tooLarge, id,
            "Document \(id.short)… has \(byteCount) bytes and the journal holds \(limit) at most. "
                + "Raise its limit, or hand in the parts of the document.")
    }

    static func unknown(_ id: DocumentID) -> JournalError {
        JournalError(.unknownDocument, id, "The journal does not hold document \(id). Hand it in first.")
    }

    static func outOfRange(_ id: DocumentID, offset: Int, byteCount: Int) -> JournalError {
        JournalError(
            .outOfRange, id, "Document \(id.short)… has \(byteCount) bytes; there is nothing at offset \(offset).")
    }

    static func purged(_ id: DocumentID) -> JournalError {
        JournalError(
            .purged, id,
            "The journal no longer keeps the bytes of document \(id): its retention removed them. Hand it in again.")
    }

    static func notQuarantined(_ id: DocumentID) -> JournalError {
        JournalError(
            .notQuarantined, id,
            "Document \(id.short)… is not in quarantine, or its bytes are destroyed: “shangji quarantine” lists those that are."
        )
    }

    static func damaged(_ id: DocumentID, _ what: String) -> JournalError {
        JournalError(
            .damaged, id,
            "The journal's \(what) of document \(id) is damaged: its checksum does not agree. "
                + "Restore the journal from a backup, or hand the document in again at a new journal.")
    }

    static func damagedContent(_ id: DocumentID) -> JournalError {
        JournalError(
            .damaged, id,
            "The journal's bytes of document \(id) are damaged: their checksum does not agree. "
                + "Hand the document in again; its bytes are then written anew.")
    }

    /// What of a document lies on a page that SQLite cannot read; `what` is in the plural.
    static func damagedPage(_ id: DocumentID, _ what: String) -> JournalError {
        JournalError(
            .damaged, id,
            "The journal's \(what) of document \(id) cannot be read: a page of its file is damaged, which handing the "
                + "document in again does not heal. Stop the service, and restore the journal from a backup or start once with "
                + "--accept-loss.")
    }

    /// The code of a document whose bytes were found damaged when it was to be read.
    static let contentFailureCode = "journal_damaged"

    /// What is written of a document whose bytes cannot be had for this.
    public var contentFailure: Failure {
        Failure(stage: .ingest, code: Self.contentFailureCode, reason: description, mayHeal: false)
    }
}
