/// A division or a functional zone, with the years in which it existed.
public struct Place: Hashable, Codable, Sendable {
    /// Whether the state's table of divisions knows it.
    public enum Kind: String, Codable, Sendable {
        /// A division of GB/T 2260 or a township of the statistical editions.
        case division
        /// A functional zone: 高新区, 开发区, 新区, 示范区.
        case zone
    }

    /// Whether a zone's figures are already inside those of the division around it.
    public enum Standing: String, Codable, Sendable {
        /// Its figures stand beside the counties'.
        case separate
        /// Its figures are inside those of the county it lies in.
        case inside
        /// Nobody has said.
        case unknown
    }

    /// Its stable identifier.
    public var code: PlaceCode
    /// The official name in simplified characters.
    public var name: String
    /// The name without its suffix, where the tables have one.
    public var shortName: String
    /// Other names by which it is called.
    public var aliases: [String]
    /// Division or zone.
    public var kind: Kind
    /// The level at which it governs; for a zone the level at which it reports, `nil` when not known.
    public var level: PlaceLevel?
    /// The division that contains it; `nil` for a province.
    public var parent: PlaceCode?
    /// The first year in force (1981 means 1981 or earlier).
    public var validFrom: Int
    /// The year in which it ended; `nil` while it is in force. In force on 31 December of y when `validFrom <= y < validTo`.
    public var validTo: Int?
    /// The places that took its territory over.
    public var successors: [PlaceCode]
    /// For a zone: whether its figures are inside a county's. `separate` for divisions.
    public var countedIn: Standing

    /// Makes a place; see the properties.
    public init(
        code: PlaceCode, name: String, shortName: String, aliases: [String] = [], kind: Kind = .division,
        level: PlaceLevel?, parent: PlaceCode?, validFrom: Int, validTo: Int? = nil, successors: [PlaceCode] = [],
        countedIn: Standing = .separate
    ) {
        self.code = code
        self.name = name
        self.shortName = shortName
        self.aliases = aliases
        self.kind = kind
        self.level = level
        self.parent = parent
        self.validFrom = validFrom
        self.validTo = validTo
        self.successors = successors
        self.countedIn = countedIn
    }

    /// Whether it was in force on 31 December of `year`.
    public func isInForce(in year: Int) -> Bool { validFrom <= year && year < (validTo ?? Int.max) }
}
