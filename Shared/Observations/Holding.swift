import Documents

/// What a ledger holds of a document, in short: enough to tell whether another ledger lacks something of it.
public struct Holding: Hashable, Codable, Sendable {
    /// What a person decided, in short.
    public struct Decision: Hashable, Codable, Sendable {
        /// What it is about, as a checksum.
        public var detail: Int64
        /// Its counter.
        public var counter: Int64
        /// A checksum over all of it; `nil` from nodes of a version that compared counters alone.
        public var content: Int64?

        /// Makes it.
        public init(detail: Int64, counter: Int64, content: Int64? = nil) {
            self.detail = detail
            self.counter = counter
            self.content = content
        }

        /// Whether another one says the same or goes before it.
        fileprivate func isCovered(by other: Self?) -> Bool {
            guard let other, other.counter == counter else { return (other?.counter ?? 0) > counter }
            return content == nil || other.content == nil || other.content == content
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
    /// A checksum over all of that; `nil` from nodes of a version that compared counters alone.
    public var retractionContent: Int64?
    /// What persons decided, in the order of what it is about.
    public var decisions: [Decision]

    /// Makes it.
    public init(
        document: DocumentID, edition: Edition? = nil, findings: Int64? = nil, claims: [Int64] = [],
        isBuried: Bool = false, retraction: Int64? = nil, retractionContent: Int64? = nil, decisions: [Decision] = []
    ) {
        self.document = document
        self.edition = edition
        self.findings = findings
        self.claims = claims
        self.isBuried = isBuried
        self.retraction = retraction
        self.retractionContent = retractionContent
        self.decisions = decisions
    }

    /// The retraction or restoration, as something that was decided about the whole document.
    private var lastWord: Decision? {
        retraction.map { Decision(detail: 0, counter: $0, content: retractionContent) }
    }

    /// Whether another ledger holds all of this, or what goes before it: a later edition, a later word of a person.
    public func isCovered(by other: Holding?) -> Bool {
        guard let other else { return false }
        if let edition {
            guard let theirs = other.edition, theirs > edition || (theirs == edition && other.findings == findings)
            else { return false }
        }
        if isBuried, !other.isBuried, other.edition == nil { return false }
        if let lastWord, !lastWord.isCovered(by: other.lastWord) { return false }
        let theirs = Dictionary(other.decisions.map { ($0.detail, $0) }) { $0.counter < $1.counter ? $1 : $0 }
        return Set(claims).isSubset(of: other.claims)
            && decisions.allSatisfy { $0.isCovered(by: theirs[$0.detail]) }
    }
}
