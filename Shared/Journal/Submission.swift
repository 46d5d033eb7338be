import Documents

/// A document as it is handed in.
public struct Submission: Hashable, Sendable {
    /// The name that the submitter gives it, which must be the hash of ``bytes``.
    public var id: DocumentID
    /// The document.
    public var bytes: [UInt8]
    /// Who hands it in.
    public var claim: Claim
    /// Whether the submitter says that it is secret: it goes to quarantine unread.
    public var isSecret: Bool

    /// Makes a submission of bytes that were named elsewhere.
    public init(id: DocumentID, bytes: [UInt8], claim: Claim, isSecret: Bool = false) {
        self.id = id
        self.bytes = bytes
        self.claim = claim
        self.isSecret = isSecret
    }

    /// Makes a submission and names the bytes. Complexity: linear in their number.
    public init(_ bytes: [UInt8], claim: Claim, isSecret: Bool = false) {
        self.init(id: DocumentID(hashing: bytes), bytes: bytes, claim: claim, isSecret: isSecret)
    }

    /// Why a document that was handed in as secret is in quarantine.
    static let secrecy = Failure(
        stage: .ingest, code: Failure.secretCode,
        reason:
            "The document was handed in as secret. It is kept in quarantine, unread; “shangji quarantine” lists, releases or destroys it.",
        mayHeal: false)

    /// Why it goes to quarantine unread: whoever hands it in says that it is secret, or a mark at its head does; `nil` for any other. It is
    /// looked for before anybody hears of the document, so that no name of a file goes to the ledger and up. Complexity: constant.
    var secrecy: Failure? { isSecret ? Self.secrecy : SecrecyMark(atHeadOf: bytes)?.failure }

    /// What the ledger is told of a document that it may have heard of before anybody said that it is secret: it waits for no
    /// reading any more.
    static let withheld = Failure(
        stage: .ingest, code: Failure.secretCode,
        reason: "The document is in quarantine where it was handed in; “shangji quarantine” decides about it there.",
        mayHeal: false)
}
