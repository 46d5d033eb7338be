import Documents
import Synchronization

/// A journal without a file, for tests of what stands on a journal. Nothing in it survives the process.
public final class InMemoryJournal: DocumentJournal {
    private struct Contents {
        var entries: [DocumentID: JournalEntry] = [:]
        var order: [DocumentID] = []
        var bytes: [DocumentID: [UInt8]] = [:]
        var facts: [JournalFact] = []
        var counts = JournalCounts()
        var lastTurn: Int64 = 0
        var lastFact: Int64 = 0

        mutating func report(_ id: DocumentID, _ event: JournalFact.Event) {
            lastFact += 1
            facts.append(JournalFact(sequence: lastFact, document: id, event: event))
        }

        mutating func nextTurn() -> Int64 {
            lastTurn += 1
            return lastTurn
        }

        mutating func change<Answer>(
            _ id: DocumentID, _ transition: (inout JournalEntry) -> Answer
        ) throws -> Answer {
            guard let entry = entries[id] else { throw JournalError.unknown(id) }
            var changed = entry
            let answer = transition(&changed)
            counts.replace(entry, by: changed)
            entries[id] = changed
            return answer
        }
    }

    private let limits: JournalLimits
    private let contents = Mutex(Contents())

    /// Makes an empty journal.
    public init(limits: JournalLimits = JournalLimits()) { self.limits = limits }

    /// Takes a document in, into memory.
    public func accept(_ submission: Submission) async throws -> Acceptance {
        try submission.verify(limits)
        let id = submission.id
        let claim = submission.claim
        return contents.withLock { contents in
            let isNewDocument = contents.entries[id] == nil
            guard !isNewDocument || limits.hasRoom(for: submission.bytes.count, in: contents.counts) else {
                return .full(retryAfterSeconds: limits.retryAfterSeconds)
            }
            var entry =
                contents.entries[id]
                ?? JournalEntry(
                    sequence: Int64(contents.order.count) + 1, id: id, byteCount: submission.bytes.count,
                    turn: contents.nextTurn())
            if isNewDocument {
                contents.order.append(id)
                contents.bytes[id] = submission.bytes
                contents.counts.count(entry, times: 1)
            }
            let isNewClaim = !entry.claims.contains { $0.identity == claim.identity }
            if isNewClaim {
                entry.claims = (entry.claims + [claim]).sorted()
                contents.report(id, .claim(claim))
            }
            contents.entries[id] = entry
            return .taken(
                Acceptance.Intake(isNewDocument: isNewDocument, isNewClaim: isNewClaim, receipt: entry.receipt))
        }
    }

    /// What waits, new documents before replays. Complexity: linear in the journal.
    public func pending(after cursor: QueueCursor, limit: Int) async throws -> [PendingDocument] {
        contents.withLock { contents in
            let waiting = contents.entries.values.compactMap(\.pending)
                .filter { $0.turn > ($0.isReplay ? cursor.replays : cursor.fresh) }
                .sorted { ($0.isReplay ? 1 : 0, $0.turn) < ($1.isReplay ? 1 : 0, $1.turn) }
            return Array(waiting.prefix(max(0, limit)))
        }
    }

    /// A stretch of a document's bytes.
    public func content(of id: DocumentID, offset: Int, length: Int) async throws -> [UInt8] {
        try contents.withLock { contents in
            guard let bytes = contents.bytes[id] else { throw JournalError.unknown(id) }
            guard (0...bytes.count).contains(offset) else {
                throw JournalError.outOfRange(id, offset: offset, byteCount: bytes.count)
            }
            return Array(bytes[offset..<offset + min(max(0, length), bytes.count - offset)])
        }
    }

    /// The ledger holds a reading of the document.
    public func complete(_ id: DocumentID, edition: String) async throws {
        try contents.withLock { try $0.change(id) { $0.complete(edition: edition) } }
    }

    /// An attempt failed.
    public func recordFailure(_ id: DocumentID, _ failure: Failure, attemptCounts: Bool) async throws -> Int {
        try contents.withLock { contents in
            try contents.change(id) { entry in
                entry.fail(failure, attemptCounts: attemptCounts)
                return entry.attempts
            }
        }
    }

    /// The document becomes a dead letter.
    public func bury(_ id: DocumentID, _ failure: Failure) async throws {
        try contents.withLock { contents in
            if try contents.change(id, { $0.bury(failure) }) { contents.report(id, .burial(failure)) }
        }
    }

    /// Makes documents pending again, all at once.
    public func replay(matching selection: DocumentSelection) async throws -> Int {
        try contents.withLock { contents in
            var count = 0
            for id in contents.order {
                guard let entry = contents.entries[id], entry.status != .pending, selection.contains(entry) else {
                    continue
                }
                let turn = contents.nextTurn()
                if try contents.change(id, { $0.replay(turn: turn) }) { count += 1 }
            }
            return count
        }
    }

    /// What the journal knows of a document.
    public func status(of id: DocumentID) async throws -> JournalEntry? {
        contents.withLock { $0.entries[id] }
    }

    /// Documents in the order in which they were taken.
    public func documents(
        matching selection: DocumentSelection, after sequence: Int64, limit: Int
    ) async throws -> [JournalEntry] {
        contents.withLock { contents in
            let entries = contents.entries
            let found = contents.order.lazy.compactMap { entries[$0] }
                .filter { $0.sequence > sequence && selection.contains($0) }
            return Array(found.prefix(max(0, limit)))
        }
    }

    /// What the ledger has not been told yet, oldest first.
    public func unreportedFacts(limit: Int) async throws -> [JournalFact] {
        contents.withLock { Array($0.facts.prefix(max(0, limit))) }
    }

    /// The ledger has answered for these facts.
    public func markReported(_ sequences: [Int64]) async throws {
        let reported = Set(sequences)
        contents.withLock { $0.facts.removeAll { reported.contains($0.sequence) } }
    }

    /// How many documents are in which state.
    public func counts() async throws -> JournalCounts { contents.withLock { $0.counts } }
}
