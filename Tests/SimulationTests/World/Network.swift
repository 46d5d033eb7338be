import Links
import Messages

/// The connections between processes, as ZeroMQ gives them: in order and without repetition on each, gone with whatever
/// was under way when it breaks, and noticed by either end only after a while. Beyond what ZeroMQ does, facts, promises and
/// completions may be heard twice and in another order (``isUnordered(_:)``).
struct Network {
    /// The sockets of an answering process.
    enum Socket { case submit, work, store }

    /// One asking end; it connects again and again.
    struct Line {
        let asker: Int
        let answerer: Int
        let socket: Socket
        /// The connection that the asking end believes in.
        var connection: Int?
        /// Rises when the asking process is started again.
        var generation = 0
    }

    struct Connection {
        let line: Int
        let askerIncarnation: Int
        let answererIncarnation: Int
        /// What would arrive after this is lost; for either direction. `nil` while the connection is whole.
        var brokenAt: (toAnswerer: Moment, toAsker: Moment)?
        /// From then on the answering end's sends fail.
        var answererNoticesAt: Moment?
        var lastArrival: (toAnswerer: Moment, toAsker: Moment) = (0, 0)

        /// Whether a message under way gets through.
        func carries(toAnswerer: Bool, at time: Moment) -> Bool {
            guard let brokenAt else { return true }
            return time <= (toAnswerer ? brokenAt.toAnswerer : brokenAt.toAsker)
        }
    }

    var lines: [Line] = []
    var connections: [Connection] = []

    /// How often a message was heard twice, and how often one was let past others.
    var repeated = 0
    var overtaken = 0

    /// Whether nobody may rely on hearing these once and in order: what is told, promised and completed. A hello comes before
    /// everything else, credit is added up, and the chunks of a document follow each other: these rely on the connection.
    static func isUnordered(_ message: WireMessage) -> Bool {
        switch message.kind {
        case .receipt, .receipts, .facts, .verdicts, .complete, .fail, .release: true
        default: false
        }
    }

    /// What the answering end calls the connection.
    static func peer(_ connection: Int) -> PeerID {
        PeerID([0, UInt8(connection >> 16 & 255), UInt8(connection >> 8 & 255), UInt8(connection & 255)])
    }

    static func connection(_ peer: PeerID) -> Int { peer.bytes.reduce(0) { $0 << 8 | Int($1) } }
}
