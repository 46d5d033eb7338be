/// Why a document could not be read.
public struct Failure: Hashable, Codable, Sendable {
    /// The stage at which it stopped.
    public enum Stage: String, Codable, Sendable, CaseIterable {
        /// Taking the bytes in.
        case ingest
        /// Making text of the bytes.
        case decode
        /// Reading figures out of the text.
        case read
        /// Writing the reading into the ledger.
        case store
    }

    /// The stage at which it stopped.
    public var stage: Stage
    /// A stable word for machines, such as `empty`, `not_text`, `too_large`.
    public var code: String
    /// One sentence for a person: what is wrong and what to do about it.
    public var reason: String
    /// Whether another attempt could succeed. A failure that cannot heal buries the document at once.
    public var mayHeal: Bool

    /// The ``code`` of a document that is marked secret: it is no dead letter, but kept in quarantine.
    public static let secretCode = "secret"

    /// The ``code`` of a document on which a reader worked for longer than it may. The reader ends itself after it has said so.
    public static let tooSlowCode = "too_slow"

    /// Whether the document is marked secret.
    public var isSecret: Bool { code == Self.secretCode }

    /// Makes a failure; `reason` is a whole sentence.
    public init(stage: Stage, code: String, reason: String, mayHeal: Bool) {
        self.stage = stage
        self.code = code
        self.reason = reason
        self.mayHeal = mayHeal
    }
}
