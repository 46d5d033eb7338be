/// The version of the reader: engine, catalogue, gazetteer, compared in that order.
///
/// Two readings of one document are ranked by it: the ledger keeps the one of the highest edition.
public struct Edition: Hashable, Codable, Sendable, Comparable, CustomStringConvertible {
    /// The version of the rules in code.
    public var engine: Int
    /// The version of the catalogue's contents.
    public var catalogue: Int
    /// The version of the gazetteer's contents.
    public var gazetteer: Int

    /// Makes an edition.
    public init(engine: Int, catalogue: Int, gazetteer: Int) {
        self.engine = engine
        self.catalogue = catalogue
        self.gazetteer = gazetteer
    }

    /// Reads what ``description`` wrote; `nil` for anything else.
    public init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 3, let engine = parts[0], let catalogue = parts[1], let gazetteer = parts[2] else {
            return nil
        }
        self.init(engine: engine, catalogue: catalogue, gazetteer: gazetteer)
    }

    /// `engine.catalogue.gazetteer`.
    public var description: String { "\(engine).\(catalogue).\(gazetteer)" }

    /// By engine, then catalogue, then gazetteer.
    public static func < (left: Self, right: Self) -> Bool {
        (left.engine, left.catalogue, left.gazetteer) < (right.engine, right.catalogue, right.gazetteer)
    }
}
