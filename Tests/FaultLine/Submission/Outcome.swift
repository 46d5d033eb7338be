import Documents
import Messages

/// What a submitter was told of one document.
public struct Outcome: Sendable {
    /// The document.
    public let document: DocumentID
    /// What was said beside it.
    public let claim: Claim
    /// The greatest promise heard; `nil` before the first.
    public var promise: Receipt?
    /// Why it is a dead letter.
    public var failure: Failure?
    /// Whether it will never be taken as it is.
    public var isRefused = false
    /// Why it was not taken at some time.
    public var declines: [String] = []
    /// Whether the service did not know a document any more that it had promised to keep.
    public var wasForgotten = false

    init(document: DocumentID, claim: Claim) {
        self.document = document
        self.claim = claim
    }

    /// Whether nothing more is waited for.
    public func hasReached(_ goal: Receipt) -> Bool {
        failure != nil || isRefused || (promise.map { $0 >= goal } ?? false)
    }

    mutating func hear(_ note: ReceiptNote, isAnswer: Bool) {
        if isAnswer, promise != nil, !note.wasKnown { wasForgotten = true }
        if let receipt = note.receipt {
            promise = max(promise ?? receipt, receipt)
        } else {
            promise = promise ?? .taken
            failure = note.failure ?? Failure(stage: .read, code: "unknown", reason: "", mayHeal: false)
        }
    }
}
