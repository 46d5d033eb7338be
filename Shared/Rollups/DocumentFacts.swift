import Documents
import Observations

/// All that a ledger knows of one document: what every roll-up starts from.
public struct DocumentFacts: Hashable, Codable, Sendable {
    /// What became of the document.
    public enum Outcome: Hashable, Codable, Sendable {
        /// It was read.
        case read(Findings)
        /// It could not be read: a dead letter.
        case buried(Failure)
    }

    /// A reading without its text and mentions: what travels up the tree.
    public struct Findings: Hashable, Codable, Sendable {
        /// The edition that read it.
        public var edition: Edition
        /// What the document says about itself.
        public var metadata: DocumentMetadata
        /// The indicators it states.
        public var observations: [Observation]
        /// The arithmetic it allows.
        public var checks: [Check]

        /// Makes findings.
        public init(edition: Edition, metadata: DocumentMetadata, observations: [Observation], checks: [Check]) {
            self.edition = edition
            self.metadata = metadata
            self.observations = observations
            self.checks = checks
        }

        /// What of a reading travels up the tree.
        public init(of reading: Reading) {
            self.init(
                edition: reading.edition, metadata: reading.metadata, observations: reading.observations,
                checks: reading.checks)
        }
    }

    /// The document.
    public var document: DocumentID
    /// Who handed it in, in a fixed order (node, source, time).
    public var claims: [Claim]
    /// What became of it.
    public var outcome: Outcome
    /// The last retraction or restoration; `nil` when there never was one.
    public var retraction: Retraction?
    /// The last decision about each of its figures, in a fixed order; `nil` when there never was one.
    public var adjudications: [Adjudication]?

    /// Makes the facts of one document.
    public init(
        document: DocumentID, claims: [Claim], outcome: Outcome, retraction: Retraction? = nil,
        adjudications: [Adjudication]? = nil
    ) {
        self.document = document
        self.claims = claims
        self.outcome = outcome
        self.retraction = retraction
        self.adjudications = adjudications
    }

    /// Whether the document takes part in no cell because somebody retracted it.
    public var isRetracted: Bool { retraction?.isRetracted ?? false }

    /// Whether it lies in quarantine where it was handed in, having been known before anybody said that it is secret: nobody waits for it
    /// and nobody asks for it.
    public var isWithheld: Bool {
        if case .buried(let failure) = outcome { failure.isSecret } else { false }
    }

    /// What was read, if it was.
    public var findings: Findings? {
        if case .read(let findings) = outcome { findings } else { nil }
    }
}
