import Links
import Messages

/// The connections between processes, as ZeroMQ gives them: in order and without repetition on each, gone with whatever
/// was under way when it breaks, and noticed by either end only after a while.
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

    /// What the answering end calls the connection.
    static func peer(_ connection: Int) -> PeerID {
        PeerID([0, UInt8(connection >> 16 & 255), UInt8(connection >> 8 & 255), UInt8(connection & 255)])
    }

    static func connection(_ peer: PeerID) -> Int { peer.bytes.reduce(0) { $0 << 8 | Int($1) } }
}
