import Documents
import Journal
import Observations

/// The journal of an ingest node as it lies on its disk: the in-memory twin, and beside it every entry for the oracle.
final class JournalTwin {
    private let journal: InMemoryJournal
    /// What the journal holds now.
    private(set) var entries: [DocumentID: JournalEntry] = [:]
    /// What was a dead letter at some time.
    private(set) var everBuried: Set<DocumentID> = []

    init(backlogBytes: Int) {
        journal = InMemoryJournal(
            limits: JournalLimits(backlogBytes: backlogBytes, retryAfterSeconds: 1), now: { 0 })
    }

    private init(_ journal: InMemoryJournal, _ entries: [DocumentID: JournalEntry], _ everBuried: Set<DocumentID>) {
        self.journal = journal
        self.entries = entries
        self.everBuried = everBuried
    }

    /// A backup.
    var copy: JournalTwin { JournalTwin(InMemoryJournal(copying: journal), entries, everBuried) }

    func accept(_ submission: Submission) async throws -> Acceptance {
        let acceptance = try await journal.accept(submission)
        try await note(submission.id)
        return acceptance
    }

    func pending(after cursor: QueueCursor, limit: Int) async throws -> [PendingDocument] {
        try await journal.pending(after: cursor, limit: limit)
    }

    func content(of id: DocumentID, offset: Int, length: Int) async throws -> [UInt8] {
        try await journal.content(of: id, offset: offset, length: length)
    }

    func complete(_ id: DocumentID, _ edition: Edition) async throws {
        try await journal.complete(id, edition: edition.description)
        try await note(id)
    }

    func recordFailure(_ id: DocumentID, _ failure: Failure) async throws {
        _ = try await journal.recordFailure(id, failure, attemptCounts: true)
        try await note(id)
    }

    func bury(_ id: DocumentID, _ failure: Failure) async throws {
        try await journal.bury(id, failure)
        try await note(id)
    }

    func replayAll() async throws {
        _ = try await journal.order(replayOf: .all)
        while try await !journal.advance(replays: .max).isEmpty {}
        for id in entries.keys { try await note(id) }
    }

    func status(of id: DocumentID) async throws -> JournalEntry? { try await journal.status(of: id) }

    func unreportedFacts(limit: Int) async throws -> [JournalFact] { try await journal.unreportedFacts(limit: limit) }

    func markReported(_ sequences: [Int64]) async throws { try await journal.markReported(sequences) }

    func settle(_ documents: [DocumentID], root: String, cursor: SettlementCursor) async throws -> [DocumentID] {
        let settled = try await journal.settle(documents, root: root, cursor: cursor)
        for id in settled { try await note(id) }
        return settled
    }

    func settlementCursor() async throws -> SettlementCursor { try await journal.settlementCursor() }

    func unsettled(after sequence: Int64, among count: Int) async throws -> UnsettledPage {
        try await journal.unsettled(after: sequence, among: count)
    }

    private func note(_ id: DocumentID) async throws {
        entries[id] = try await journal.status(of: id)
        if entries[id]?.status == .buried { everBuried.insert(id) }
    }
}
