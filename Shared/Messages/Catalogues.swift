import Indicators

/// Which catalogue is published here? Asked of the node above by a node, and of its ledger by a reader, after every welcome. Who has
/// asked is told of every later one too.
public struct AskCatalogue: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.askCatalogue

    /// The digest of the publication that the one that asks has already; it is not sent again.
    public var digest: String?

    /// Makes a question.
    public init(digest: String? = nil) { self.digest = digest }
}

/// The catalogue that is published.
public struct HandedCatalogue: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.catalogue

    /// The digest of what is published here; `nil` when nothing is.
    public var digest: String?
    /// The publication; `nil` when the one that asked has it, or nothing is published here.
    public var publication: CataloguePublication?

    /// Makes an answer.
    public init(digest: String?, publication: CataloguePublication?) {
        self.digest = digest
        self.publication = publication
    }
}

/// The operator publishes a catalogue at his node.
public struct PublishCatalogue: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.publishCatalogue

    /// Its files.
    public var text: CatalogueText
    /// Who does it.
    public var person: String?

    /// Makes the order.
    public init(text: CatalogueText, person: String?) {
        self.text = text
        self.person = person
    }
}

/// What became of it.
public struct CataloguePublished: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.cataloguePublished

    /// The edition that holds from now on.
    public var edition: Int
    /// The digest of its text.
    public var digest: String
    /// Indicators that the catalogue before did not have.
    public var added: [IndicatorCode]
    /// Those that it had and this one has not.
    public var removed: [IndicatorCode]
    /// How many documents were read by an earlier catalogue.
    public var olderReadings: Int
    /// Why it was not taken; `nil` when it was.
    public var refusal: String?

    /// Makes an answer.
    public init(
        edition: Int, digest: String, added: [IndicatorCode] = [], removed: [IndicatorCode] = [],
        olderReadings: Int = 0, refusal: String? = nil
    ) {
        self.edition = edition
        self.digest = digest
        self.added = added
        self.removed = removed
        self.olderReadings = olderReadings
        self.refusal = refusal
    }
}
