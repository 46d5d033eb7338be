import Observations

/// How is the service?
public struct AskStatus: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.askStatus

    /// Whether the answer shall wait until nothing is under way: every document is stored or a dead letter, and the
    /// ledger has heard of all. Only Ingest knows; others answer at once.
    public var whenQuiet: Bool

    /// Makes the question.
    public init(whenQuiet: Bool = false) { self.whenQuiet = whenQuiet }
}

/// How the service is.
public struct ServiceStatus: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.status

    /// What the service is.
    public var role: Role
    /// The node it belongs to.
    public var node: String
    /// Its own name within the node.
    public var name: String
    /// The id of its process.
    public var process: Int32
    /// For how long it runs, in seconds.
    public var uptimeSeconds: Int
    /// The edition with which it reads; readers only.
    public var edition: Edition?
    /// Its counts by name, such as `taken`, `pending`, `leased`, `stored`, `dead`, `unreported`.
    public var counts: [String: Int]
    /// What it did within the last minute, by the name of the count.
    public var lastMinute: [String: Int]
    /// The readers that are connected; Ingest only.
    public var readers: [Reader]
    /// The readers that knock in vain, since their catalogue has the number of the ledger's and another content; Aggregate only. `nil` when
    /// there are none.
    public var refusedReaders: [RefusedReader]?
    /// Why the service's ledger will not have it, in one sentence; readers only. `nil` when it will.
    public var complaint: String?

    /// The key by which other machines know the service; `nil` without one, and from services of the versions before.
    public var keys: KeyStanding?

    /// The key of a service, and who knows the next one.
    public struct KeyStanding: Hashable, Codable, Sendable {
        /// The public key in use.
        public var current: String
        /// The one that lies beside it, made and not yet put in its place.
        public var next: String?
        /// The nodes admitted at doors of this service that have kept the next key.
        public var informed: [String]
        /// Those admitted there that have not said so.
        public var uninformed: [String]

        /// Makes it.
        public init(current: String, next: String? = nil, informed: [String] = [], uninformed: [String] = []) {
            self.current = current
            self.next = next
            self.informed = informed
            self.uninformed = uninformed
        }
    }

    /// A reader that takes documents on lease.
    public struct Reader: Hashable, Codable, Sendable {
        /// Its name.
        public var name: String
        /// The edition with which it reads.
        public var edition: Edition?
        /// How many documents it holds.
        public var held: Int

        /// Makes a line of the list.
        public init(name: String, edition: Edition?, held: Int) {
            self.name = name
            self.edition = edition
            self.held = held
        }
    }

    /// A reader whose catalogue has the number of the ledger's and another content.
    public struct RefusedReader: Hashable, Codable, Sendable {
        /// Its name, with that of its node.
        public var name: String
        /// The edition with which it would read.
        public var edition: Edition
        /// The digest of what stands in its catalogue.
        public var digest: String
        /// The digest of the ledger's.
        public var ownDigest: String

        /// Makes a line of the list.
        public init(name: String, edition: Edition, digest: String, ownDigest: String) {
            self.name = name
            self.edition = edition
            self.digest = digest
            self.ownDigest = ownDigest
        }
    }

    /// Makes a status.
    public init(
        role: Role, node: String, name: String, process: Int32, uptimeSeconds: Int, edition: Edition? = nil,
        counts: [String: Int], lastMinute: [String: Int] = [:], readers: [Reader] = [],
        keys: KeyStanding? = nil,
        refusedReaders: [RefusedReader]? = nil, complaint: String? = nil
    ) {
        self.role = role
        self.node = node
        self.name = name
        self.process = process
        self.uptimeSeconds = uptimeSeconds
        self.edition = edition
        self.counts = counts
        self.lastMinute = lastMinute
        self.readers = readers
        self.keys = keys
        self.refusedReaders = refusedReaders
        self.complaint = complaint
    }
}
