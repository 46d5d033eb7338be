import Documents

/// What a ledger holds of a document, in short: enough to tell whether another ledger lacks something of it.
public struct Holding: Hashable, Codable, Sendable {
    /// What a person decided, in short.
    public struct Decision: Hashable, Codable, Sendable {
        /// What it is about, as a checksum.
        public var detail: Int64
        /// How often it was decided.
        public var counter: Int64

        /// Makes it.
        public init(detail: Int64, counter: Int64) {
            self.detail = detail
            self.counter = counter
        }
    }

    /// The document.
    public var document: DocumentID
    /// The edition of the reading; `nil` when there is none.
    public var edition: Edition?
    /// A checksum over what was read, without the text, which does not travel.
    public var findings: Int64?
    /// Checksums of the claims, in order.
    public var claims: [Int64]
    /// Whether it could not be read.
    public var isBuried: Bool
    /// The counter of the retraction or restoration.
    public var retraction: Int64?
    /// What persons decided, in the order of what it is about.
    public var decisions: [Decision]

    /// Makes it.
    public init(
        document: DocumentID, edition: Edition? = nil, findings: Int64? = nil, claims: [Int64] = [],
        isBuried: Bool = false, retraction: Int64? = nil, decisions: [Decision] = []
    ) {
        self.document = document
        self.edition = edition
        self.findings = findings
        self.claims = claims
        self.isBuried = isBuried
        self.retraction = retraction
        self.decisions = decisions
    }

    /// Whether another ledger holds all of this, or what goes before it: a later edition, a later word of a person.
    public func isCovered(by other: Holding?) -> Bool {
        guard let other else { return false }
        if let edition {
            guard let theirs = other.edition, theirs > edition || (theirs == edition && other.findings == findings)
            else { return false }
        }
        if isBuried, !other.isBuried, other.edition == nil { return false }
        if let retraction, (other.retraction ?? 0) < retraction { return false }
        let counters = Dictionary(other.decisions.map { ($0.detail, $0.counter) }, uniquingKeysWith: max)
        return Set(claims).isSubset(of: other.claims)
            && decisions.allSatisfy { (counters[$0.detail] ?? 0) >= $0.counter }
    }
}
