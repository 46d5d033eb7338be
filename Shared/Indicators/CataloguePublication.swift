/// A catalogue that the operator of a node has published: the node and all below it read by it.
public struct CataloguePublication: Hashable, Codable, Sendable {
    /// Its edition; higher than that of every catalogue before it.
    public var edition: Int
    /// The digest of ``text``.
    public var digest: String
    /// The name of the node at which it was published.
    public var publisher: String
    /// Who did it.
    public var person: String?
    /// When, in milliseconds since 1970 (UTC); for people only.
    public var time: Int64
    /// Its files.
    public var text: CatalogueText

    /// Makes a publication; see the properties.
    public init(edition: Int, publisher: String, person: String?, time: Int64, text: CatalogueText) {
        self.edition = edition
        digest = text.digest
        self.publisher = publisher
        self.person = person
        self.time = time
        self.text = text
    }

    /// Whether the files are those that were published.
    public var isWhole: Bool { text.digest == digest }
}
