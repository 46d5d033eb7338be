import Documents
import Observations

/// A document is taken out of all sums, or put back.
public struct Retract: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.retract

    /// The document.
    public var document: DocumentID
    /// Whether it is taken out; else it is put back.
    public var isRetracted: Bool
    /// Why, in the words of whoever does it.
    public var reason: String
    /// Who does it.
    public var person: String?

    /// Makes the order.
    public init(document: DocumentID, isRetracted: Bool, reason: String, person: String?) {
        self.document = document
        self.isRetracted = isRetracted
        self.reason = reason
        self.person = person
    }
}

/// What holds for the document from now on.
public struct Retracted: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.retracted

    /// The fact that the ledger stored.
    public var retraction: Retraction

    /// Makes the answer.
    public init(_ retraction: Retraction) { self.retraction = retraction }
}
