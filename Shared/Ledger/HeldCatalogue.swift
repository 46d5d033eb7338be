import Indicators

/// The catalogue that a node reads and adds up by since it was published, here or above.
public struct HeldCatalogue: Hashable, Codable, Sendable {
    /// What was published.
    public var publication: CataloguePublication
    /// The name of the node above that handed it down; `nil` when it was published here.
    public var from: String?

    /// Makes it.
    public init(publication: CataloguePublication, from: String?) {
        self.publication = publication
        self.from = from
    }
}
