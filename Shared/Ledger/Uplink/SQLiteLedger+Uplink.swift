import Documents
import Foundation
import GRDB
import Observations
import Places
import Rollups
import Storage

/// The way up: what this ledger hands to its parent.
extension SQLiteLedger {
    /// The last number of the outbox.
    public func outboxHead() async throws -> Int64 { try await read { try OutboxRows(db: $0).head() } }

    /// When the first reading behind a number of the outbox was stored, in milliseconds since 1970; `nil` when there is none.
    public func oldestReading(inOutboxAfter sequence: Int64) async throws -> Int64? {
        try await read { try OutboxRows(db: $0).oldestReading(after: sequence) }
    }

    /// A stretch of the outbox behind a number: at most so many references, and about so many bytes.
    public func outbox(after: Int64, items: Int, bytes: Int) async throws -> OutboxPage {
        try await read { try OutboxRows(db: $0).page(after: after, items: items, bytes: bytes) }
    }

    /// How far the stream has come, as it was last heard.
    public func uplinkState() async throws -> UplinkState {
        try await read { db in
            let row = try Row.fetchOne(
                db, sql: "SELECT handed_up, settled, root FROM uplink WHERE id = 1 AND stream = ?",
                arguments: [self.stream])
            return row.map { UplinkState(handedUp: $0["handed_up"], settled: $0["settled"], root: $0["root"]) }
                ?? UplinkState()
        }
    }

    /// Keeps how far the stream has come, for what people are shown; the parent says where to go on.
    public func keep(_ state: UplinkState) async throws {
        let stream = self.stream
        try await writer.write { db, _ in
            try db.cachedStatement(
                sql: "INSERT OR REPLACE INTO uplink (id, stream, handed_up, settled, root) VALUES (1, ?, ?, ?, ?)"
            ).execute(arguments: [stream, state.handedUp, state.settled, state.root])
            try InboundRows(db: db).forget(passed: state.settled)
        }
    }

    /// Documents that the root has since a number of the outbox: what *settled* receipts are made of.
    public func documents(
        settledAfter after: Int64, through: Int64, limit: Int
    ) async throws -> (ids: [DocumentID], through: Int64) {
        try await read { try OutboxRows(db: $0).documents(after: after, through: through, limit: limit) }
    }

    /// Those of some documents that the root has, when that has the outbox up to a number. Complexity: logarithmic in the
    /// ledger for each.
    public func documents(_ ids: [DocumentID], settledThrough through: Int64) async throws -> [DocumentID] {
        try await read { try OutboxRows(db: $0).documents(ids, through: through) }
    }
}

/// The way up: what the nodes below hand to this ledger.
extension SQLiteLedger {
    /// Where the stream of a node is to go on: it is here up to this number.
    public func received(from node: String, stream: String) async throws -> Int64 {
        try await read { try InboundRows(db: $0).received(from: node, stream: stream) }
    }

    /// All streams that ever came.
    public func inboundStreams() async throws -> [InboundStream] {
        try await read { try InboundRows(db: $0).streams() }
    }

    /// How far each stream is in the ledger of the root, when that has this one's outbox up to a number.
    public func inboundStreams(settledThrough head: Int64) async throws -> [InboundStream] {
        try await read { try InboundRows(db: $0).streams(settledThrough: head) }
    }

    /// Joins what a node below has handed up, in one transaction with how far it has come.
    ///
    /// A batch that was here before changes nothing. A fact that the node may not hand in, or that no ledger can keep, is
    /// refused and noted; the others are stored.
    ///
    /// - Parameters:
    ///   - after: the batch begins behind this number of the stream; where that is not here yet, nothing is stored.
    ///   - through: it ends with this one.
    ///   - refusing: why all of it is refused, and none is joined; `nil` by default.
    /// - Throws: as ``store(_:)`` does. Nothing of the batch is stored then.
    public func store(
        _ batch: OutboxPage, from origin: Origin, stream: String, refusing: String? = nil
    ) async throws -> HandUpIntake {
        let prepared = batch.facts.map { PreparedFact($0.fact) }
        let now = self.now()
        let limits = self.limits
        return try await writer.write(bytes: prepared.reduce(0) { $0 + $1.byteCount }) { db, state in
            let inbound = InboundRows(db: db)
            let received = try inbound.received(from: origin.node, stream: stream)
            guard batch.after <= received else { return .gap(after: received) }
            let authority = Authority(origin: origin, gazetteer: state.fold.gazetteer)
            let quarantine = QuarantineRows(db: db)
            var holdsAny = try quarantine.holdsAny(of: origin.node)
            var refused: [HandUpRefusal] = []
            var withdrawn: DocumentID?
            for (numbered, prepared) in zip(batch.facts, prepared) {
                let fact = numbered.fact
                // What all is refused for may be that this cannot be read.
                let known = refusing == nil ? try Self.known(fact, db) : nil
                let reason =
                    try refusing ?? authority.refusal(of: fact, known: known)
                    ?? Self.join(prepared, db, &state, now: now)
                guard let reason else {
                    if holdsAny {
                        try quarantine.remove(fact, of: origin.node)
                        _ = try quarantine.withdraw(fact, of: origin.node)
                    }
                    continue
                }
                refused.append(HandUpRefusal(sequence: numbered.sequence, reason: reason))
                // Nothing is here of a document that was refused: its retraction, and what follows that, ask for nothing.
                if refusing == nil, holdsAny, known == nil, try quarantine.withdraw(fact, of: origin.node) {
                    withdrawn = fact.document
                    continue
                }
                if case .adjudication = fact, fact.document == withdrawn { continue }
                if holdsAny { try quarantine.relist(fact, of: origin.node) }
                try quarantine.add(
                    fact, about: authority.subject(of: fact, known: known), from: (origin.node, origin.place),
                    reason: reason, isRepeated: numbered.sequence <= received, at: now)
                holdsAny = true
            }
            if !refused.isEmpty {
                try quarantine.trim(origin.node, to: limits.refusedPerNode, counted: limits.countedPerNode)
            }
            if batch.through > received {
                try inbound.receive(
                    from: origin.node, stream: stream, through: batch.through, head: try OutboxRows(db: db).head())
            }
            return .stored(refused: refused)
        }
    }

    /// What is known of the document of a fact, where it matters who hands it in.
    private static func known(_ fact: Fact, _ db: Database) throws -> DocumentFacts? {
        let document: DocumentID
        switch fact {
        case .retraction(let id, _): document = id
        case .adjudication(let adjudication): document = adjudication.document
        case .reading, .claim, .burial: return nil
        }
        let rows = DocumentRows(db: db)
        return try rows.sequence(of: document).flatMap { try rows.facts(of: $0) }
    }
}
