import Observations
import Places

/// What a process is in the line.
public enum Role: String, Codable, Sendable, CaseIterable {
    /// Hands documents in.
    case submitter
    /// Keeps the journal.
    case ingest
    /// Reads documents.
    case extract
    /// Keeps the ledger.
    case aggregate
    /// The operator's command.
    case `operator`
}

/// The first message of every connection, sent by the one that asks.
public struct Hello: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.hello

    /// The protocol versions that the sender speaks, best first.
    public var versions: [Int]
    /// What the sender is.
    public var role: Role
    /// The node it belongs to.
    public var node: String
    /// Its own name within the node, stable over restarts: a new hello under one name ends what the old connection held.
    public var name: String
    /// The place the node answers for, when it answers for one.
    public var place: PlaceCode?
    /// The edition with which it reads; workers only.
    public var edition: Edition?
    /// The digest of what stands in the catalogue by which it reads, once it knows by which: the ledger refuses one whose catalogue has the number of its
    /// own and another content. Workers only; `nil` in a first hello, before the published catalogue was asked for.
    public var editionHash: String?

    /// Makes a hello in this build's versions.
    public init(
        role: Role, node: String, name: String, place: PlaceCode? = nil, edition: Edition? = nil,
        editionHash: String? = nil
    ) {
        versions = Envelope.versions
        self.role = role
        self.node = node
        self.name = name
        self.place = place
        self.edition = edition
        self.editionHash = editionHash
    }
}

/// The answer to a hello: who answers, and the limits of the connection, set here once for both sides.
public struct Welcome: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.welcome

    /// The version that both will speak.
    public var version: Int
    /// What the answering process is.
    public var role: Role
    /// The node it belongs to.
    public var node: String
    /// The limits of the connection.
    public var limits: LinkLimits
    /// The time of day where it is said, in milliseconds since 1970 (UTC): for people, who may see that a clock is wrong. The versions
    /// before tell none.
    public var time: Int64?

    /// Makes a welcome.
    public init(
        role: Role, node: String, limits: LinkLimits, version: Int = Envelope.version, time: Int64? = nil
    ) {
        self.time = time
        self.version = version
        self.role = role
        self.node = node
        self.limits = limits
    }
}

/// The limits of one connection, told by the side that answers, so that no two timeouts must agree in two files.
public struct LinkLimits: Hashable, Codable, Sendable {
    /// A silent side sends a heartbeat this often, in milliseconds.
    public var heartbeatMilliseconds: Int
    /// A side that was silent for so long is taken for gone, in milliseconds.
    public var silenceMilliseconds: Int
    /// The longest stretch of raw bytes in one message, in bytes. One long frame stalls heartbeats and is lost.
    public var chunkBytes: Int
    /// The largest document that is taken, in bytes.
    public var documentBytes: Int

    /// Makes limits; see the properties for units.
    public init(
        heartbeatMilliseconds: Int = 1_000, silenceMilliseconds: Int = 10_000, chunkBytes: Int = 256 * 1024,
        documentBytes: Int = 64 * 1024 * 1024
    ) {
        self.heartbeatMilliseconds = heartbeatMilliseconds
        self.silenceMilliseconds = silenceMilliseconds
        self.chunkBytes = chunkBytes
        self.documentBytes = documentBytes
    }
}

/// A side that has nothing else to say lives. Between machines the side that answers names its keys in it; the other repeats the
/// keys that it will know again. The versions before say and hear none.
public struct Heartbeat: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.heartbeat

    /// The keys of the side that answers.
    public var keys: ServerKeys?

    /// Makes a heartbeat.
    public init(keys: ServerKeys? = nil) { self.keys = keys }
}

/// The public keys of a side that answers, 40 characters of Z85 text each.
public struct ServerKeys: Hashable, Codable, Sendable {
    /// The one that it has now.
    public var current: String
    /// The one that it will have next, where one is made.
    public var next: String?

    /// Names them.
    public init(current: String, next: String? = nil) {
        self.current = current
        self.next = next
    }
}

/// The message of the same id could not be served.
public struct Complaint: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.error

    /// What went wrong, for machines.
    public enum Code: String, Codable, Sendable {
        /// The sender must say hello first, perhaps again.
        case helloFirst = "hello_first"
        /// No common protocol version.
        case version
        /// This socket does not serve that kind.
        case unknownKind = "unknown_kind"
        /// The frames are not what the kind demands.
        case malformed
        /// The sender may not do this here.
        case forbidden
        /// The service failed; the same may work later.
        case unavailable
        /// The catalogue of the sender has the number of the one here and another content. Told only to those whose hello names a digest.
        case edition
    }

    /// What went wrong, for machines.
    public var code: Code
    /// One sentence for a person.
    public var reason: String

    /// Makes a complaint.
    public init(_ code: Code, _ reason: String) {
        self.code = code
        self.reason = reason
    }
}

/// A stretch of a message whose body is longer than one frame may be; the raw bytes are the body's.
public struct Part: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.part

    /// The kind of the whole message.
    public var whole: String
    /// The number of this stretch, from 0.
    public var index: Int
    /// How many there are.
    public var count: Int

    /// Makes the header of a stretch.
    public init(whole: String, index: Int, count: Int) {
        self.whole = whole
        self.index = index
        self.count = count
    }
}
