import Documents

/// The journal's answer to a submission.
public enum Acceptance: Hashable, Sendable {
    /// What was new in a submission that was taken, and how far the document has come.
    public struct Intake: Hashable, Codable, Sendable {
        /// Whether the journal did not hold these bytes before.
        public var isNewDocument: Bool
        /// Whether nobody had handed the document in under this node, source and hints before.
        public var isNewClaim: Bool
        /// The furthest promise that holds for the document.
        public var receipt: Receipt
        /// Why it is in quarantine; `nil` when it is not.
        public var quarantine: Failure?
        /// Whether its bytes were damaged and are whole again, for which it waits once more.
        public var isMended: Bool

        /// Makes an answer.
        public init(
            isNewDocument: Bool, isNewClaim: Bool, receipt: Receipt, quarantine: Failure? = nil, isMended: Bool = false
        ) {
            self.isNewDocument = isNewDocument
            self.isNewClaim = isNewClaim
            self.receipt = receipt
            self.quarantine = quarantine
            self.isMended = isMended
        }
    }

    /// The document and the claim are durable.
    case taken(Intake)
    /// The journal is at its limit; the sender keeps the document and tries again after so many seconds.
    case full(retryAfterSeconds: Int)
}
