import GRDB

/// How far the streams of the nodes below have come, and what of them lies where in this ledger's own outbox.
///
/// A mark says: what a node had handed up to this number, this ledger had written before its own outbox reached that one.
/// So when the root has this ledger's outbox up to a number, it has every node's stream up to its last mark below.
struct InboundRows {
    let db: Database

    /// Where a stream is to go on.
    func received(from node: String, stream: String) throws -> Int64 {
        try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT received FROM inbound WHERE node = ? AND stream = ?"),
            arguments: [node, stream]) ?? 0
    }

    /// A stream has come this far, with this ledger's outbox at `head`.
    func receive(from node: String, stream: String, through: Int64, head: Int64) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO inbound (node, stream, received) VALUES (?, ?, ?)
                ON CONFLICT (node, stream) DO UPDATE SET received = excluded.received
                """
        ).execute(arguments: [node, stream, through])
        try db.cachedStatement(
            sql: "INSERT OR REPLACE INTO inbound_mark (node, stream, received, head) VALUES (?, ?, ?, ?)"
        ).execute(arguments: [node, stream, through, head])
    }

    /// All streams.
    func streams() throws -> [InboundStream] {
        try Row.fetchAll(
            db.cachedStatement(sql: "SELECT node, stream, received FROM inbound ORDER BY node, stream")
        ).map { InboundStream(node: $0["node"], stream: $0["stream"], received: $0["received"]) }
    }

    /// How far each stream lies below a number of this ledger's outbox. Older marks are not needed any more.
    func streams(settledThrough head: Int64) throws -> [InboundStream] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT node, stream, max(received) AS received FROM inbound_mark WHERE head <= ?
                    GROUP BY node, stream ORDER BY node, stream
                    """), arguments: [head]
        ).map { InboundStream(node: $0["node"], stream: $0["stream"], received: $0["received"]) }
    }

    /// Forgets the marks below the last ones that a number of the outbox has passed.
    func forget(passed head: Int64) throws {
        try db.cachedStatement(
            sql: """
                DELETE FROM inbound_mark WHERE head <= ? AND received < (
                    SELECT max(received) FROM inbound_mark AS other WHERE other.node = inbound_mark.node
                    AND other.stream = inbound_mark.stream AND other.head <= ?)
                """
        ).execute(arguments: [head, head])
    }
}
