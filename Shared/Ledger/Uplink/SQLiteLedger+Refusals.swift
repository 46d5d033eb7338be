import Documents
import GRDB
import Observations
import Rollups
import Storage

/// What was refused at the uplink, at both ends.
extension SQLiteLedger {
    /// Keeps what the parent refused, with the document that it is about. Of several refusals under one number the first is kept: the
    /// others follow from it.
    public func keep(_ refusals: [HandUpRefusal]) async throws {
        let now = self.now()
        try await writer.write { db, _ in try RefusalRows(db: db, stream: self.stream).keep(refusals, now: now) }
    }

    /// Why the parent refused what was handed up of a document and did not take it since, in the order of the outbox.
    public func refusals(of document: DocumentID) async throws -> [HandUpRefusal] {
        let stream = self.stream
        return try await read { db in
            guard let number = try DocumentRows(db: db).sequence(of: document) else { return [] }
            return try RefusalRows(db: db, stream: stream).refusals(of: number)
        }
    }

    /// Puts all that is known of documents of which the parent refused something at the end of the outbox: it may be taken by now. What is
    /// retracted here is not handed up again for that.
    ///
    /// - Returns: how many facts stood refused.
    public func handUpRefusedAgain() async throws -> Int {
        try await writer.write { db, _ in
            let refusals = RefusalRows(db: db, stream: self.stream)
            let count = try refusals.count()
            for document in try refusals.listedDocuments() { try OutboxRows(db: db).append(document) }
            return count
        }
    }

    /// What the parent refused and did not take since, what it refused last first; without what was settled by a retraction here.
    ///
    /// - Parameter sequence: the cursor at which the last page ended, `nil` at first.
    public func refusedAbove(before sequence: Int64?, limit: Int) async throws -> RefusedPage {
        let (stream, gazetteer) = (self.stream, fold.gazetteer)
        return try await read { db in
            let rows = try RefusalRows(db: db, stream: stream).page(before: sequence, limit: limit, gazetteer)
            return RefusedPage(rows, limit: limit)
        }
    }

    /// How many facts the parent refused and did not take since.
    public func refusedAboveCount() async throws -> Int {
        let stream = self.stream
        return try await read { try RefusalRows(db: $0, stream: stream).count() }
    }

    /// What this ledger refused of what nodes below handed up and did not take since, what it refused last first.
    ///
    /// - Parameter sequence: the cursor at which the last page ended, `nil` at first.
    public func refusedBelow(before sequence: Int64?, limit: Int) async throws -> RefusedPage {
        try await read { db in
            let rows = QuarantineRows(db: db)
            var page = RefusedPage(try rows.page(before: sequence, limit: limit), limit: limit)
            if sequence == nil { page.past = try rows.past() }
            return page
        }
    }

    /// How many facts of nodes below this ledger does not take, those that it does not list any more among them.
    public func quarantineCount() async throws -> Int {
        try await read { try QuarantineRows(db: $0).count() }
    }
}

/// A page of what was refused.
public struct RefusedPage: Hashable, Sendable {
    /// The facts, what was refused last first.
    public var facts: [RefusedFact]
    /// How many further facts of each node are not listed, since newer ones took their place; on the first page of those from below.
    public var past: [String: Int] = [:]
    /// The cursor of the next page; `nil` at the end.
    public var next: Int64?

    init(_ rows: [(sequence: Int64, fact: RefusedFact)], limit: Int) {
        facts = rows.map(\.fact)
        next = rows.count == limit ? rows.last?.sequence : nil
    }
}
