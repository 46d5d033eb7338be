import Documents

/// A person decides about a document in quarantine.
public struct DecideQuarantine: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.decideQuarantine

    /// What is decided.
    public enum Decision: String, Codable, Sendable {
        /// It may be read.
        case release
        /// Its bytes shall be removed.
        case destroy
    }

    /// The document.
    public var document: DocumentID
    /// What is decided.
    public var decision: Decision
    /// Why, in the person's words.
    public var reason: String
    /// Who decides.
    public var person: String?

    /// Makes the order.
    public init(document: DocumentID, decision: Decision, reason: String, person: String?) {
        self.document = document
        self.decision = decision
        self.reason = reason
        self.person = person
    }
}

/// What holds of the document from then on.
public struct QuarantineDecided: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.quarantineDecided

    /// The document.
    public var item: QueuePage.Item

    /// Makes an answer.
    public init(item: QueuePage.Item) { self.item = item }
}
