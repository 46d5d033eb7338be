import Documents
import Synchronization

/// A journal without a file, for tests of what stands on a journal. Nothing in it survives the process.
public final class InMemoryJournal: DocumentJournal {
    private let limits: JournalLimits
    private let now: @Sendable () -> Int64
    private let contents = Mutex(Contents())

    /// Makes an empty journal; `now` is the wall clock, milliseconds since 1970 (UTC).
    public init(limits: JournalLimits = JournalLimits(), now: @escaping @Sendable () -> Int64) {
        self.limits = limits
        self.now = now
    }

    /// Makes a journal that holds what another holds at this moment: a backup.
    public init(copying other: InMemoryJournal) {
        limits = other.limits
        now = other.now
        let copy = other.contents.withLock { $0 }
        contents.withLock { $0 = copy }
    }

    /// Takes a document in, into memory.
    public func accept(_ submission: Submission) async throws -> Acceptance {
        try submission.verify(limits)
        let id = submission.id
        let claim = submission.claim
        let time = now()
        return contents.withLock { contents in
            let isNewDocument = contents.entries[id] == nil
            guard !isNewDocument || limits.hasRoom(for: submission.bytes.count, in: contents.counts) else {
                return .full(retryAfterSeconds: limits.retryAfterSeconds)
            }
            var entry =
                contents.entries[id]
                ?? JournalEntry(
                    sequence: Int64(contents.order.count) + 1, id: id, byteCount: submission.bytes.count,
                    turn: contents.nextTurn(), takenAt: time)
            if isNewDocument {
                contents.order.append(id)
                contents.bytes[id] = submission.bytes
                contents.counts.count(entry, times: 1)
            } else if entry.isPurged {
                guard limits.hasRoomAgain(for: submission.bytes.count, in: contents.counts) else {
                    return .full(retryAfterSeconds: limits.retryAfterSeconds)
                }
                let purged = entry
                entry.keepAgain(at: time)
                contents.bytes[id] = submission.bytes
                contents.counts.replace(purged, by: entry)
            }
            let known = entry
            if submission.isSecret, entry.quarantine(Submission.secrecy, at: time, logged: limits.loggedAttempts) {
                contents.counts.replace(known, by: entry)
                if !isNewDocument { contents.withhold(entry) }
            }
            let isNewClaim = !entry.claims.contains { $0.identity == claim.identity }
            if isNewClaim {
                entry.claims = (entry.claims + [claim]).sorted()
                if entry.status != .quarantined { contents.report(id, .claim(claim)) }
            }
            contents.entries[id] = entry
            return .taken(
                Acceptance.Intake(
                    isNewDocument: isNewDocument, isNewClaim: isNewClaim, receipt: entry.receipt,
                    quarantine: entry.status == .quarantined ? entry.failure : nil))
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
            guard let entry = contents.entries[id] else { throw JournalError.unknown(id) }
            guard let bytes = contents.bytes[id] else { throw JournalError.purged(entry.id) }
            guard (0...bytes.count).contains(offset) else {
                throw JournalError.outOfRange(id, offset: offset, byteCount: bytes.count)
            }
            return Array(bytes[offset..<offset + min(max(0, length), bytes.count - offset)])
        }
    }

    /// The ledger holds a reading of the document.
    public func complete(_ id: DocumentID, edition: String) async throws {
        let time = now()
        try contents.withLock { try $0.change(id) { $0.complete(edition: edition, at: time) } }
    }

    /// An attempt failed.
    public func recordFailure(_ id: DocumentID, _ failure: Failure, attemptCounts: Bool) async throws -> Int {
        let time = now()
        return try contents.withLock { contents in
            try contents.change(id) { entry in
                entry.fail(failure, attemptCounts: attemptCounts, at: time, logged: limits.loggedAttempts)
                return entry.attempts
            }
        }
    }

    /// The document becomes a dead letter.
    public func bury(_ id: DocumentID, _ failure: Failure) async throws {
        let time = now()
        try contents.withLock { contents in
            if try contents.change(id, { $0.bury(failure, at: time, logged: limits.loggedAttempts) }) {
                contents.report(id, .burial(failure))
            }
        }
    }

    /// The document goes to quarantine.
    public func quarantine(_ id: DocumentID, _ failure: Failure) async throws -> Bool {
        let time = now()
        return try contents.withLock { contents in
            let (entry, isNew) = try contents.change(id) { entry in
                let isNew = entry.quarantine(failure, at: time, logged: limits.loggedAttempts)
                return (entry, isNew)
            }
            if isNew { contents.withhold(entry) }
            return entry.status == .quarantined
        }
    }

    /// A document leaves quarantine.
    public func release(_ id: DocumentID, by word: QuarantineWord) async throws {
        let time = now()
        try contents.withLock { contents in
            // The turn is taken only when it is given.
            let turn = contents.lastTurn + 1
            guard
                try contents.change(id, { $0.release(by: word, turn: turn, at: time, logged: limits.loggedAttempts) })
            else { throw JournalError.notQuarantined(id) }
            contents.lastTurn = turn
            for claim in contents.entries[id]?.claims ?? [] { contents.report(id, .claim(claim)) }
        }
    }

    /// The bytes of a document in quarantine are removed.
    public func destroy(_ id: DocumentID, by word: QuarantineWord) async throws {
        let time = now()
        try contents.withLock { contents in
            guard try contents.change(id, { $0.destroy(by: word, at: time, logged: limits.loggedAttempts) }) else {
                throw JournalError.notQuarantined(id)
            }
            contents.bytes[id] = nil
        }
    }

    /// Keeps which documents are in the ledger of the root.
    public func settle(_ documents: [DocumentID], root: String, cursor: SettlementCursor) async throws -> [DocumentID] {
        let settlement = Settlement(root: root, time: now())
        return contents.withLock { contents in
            contents.settlementCursor = cursor
            return documents.filter { id in
                guard let entry = contents.entries[id], entry.settlement?.root != root else { return false }
                contents.entries[id]?.settlement = settlement
                return true
            }
        }
    }

    /// How far the ledger was asked.
    public func settlementCursor() async throws -> SettlementCursor { contents.withLock { $0.settlementCursor } }

    /// The documents that are not settled, among so many. Complexity: linear in all documents.
    public func unsettled(after sequence: Int64, among count: Int) async throws -> UnsettledPage {
        contents.withLock { contents in
            let unreported = Set(contents.facts.map(\.document))
            let behind = contents.entries.values.filter { $0.sequence > sequence }.sorted { $0.sequence < $1.sequence }
            let page = behind.prefix(count)
            let items = page.filter { $0.settlement == nil && $0.status != .quarantined }.map {
                UnsettledPage.Item(
                    id: $0.id, hasEnded: $0.status != .pending, isReported: !unreported.contains($0.id))
            }
            return UnsettledPage(items: items, next: page.count < count ? nil : page.last?.sequence)
        }
    }

    /// How many documents are settled.
    public func settledCount() async throws -> Int {
        contents.withLock { $0.entries.values.count { $0.settlement != nil } }
    }

    /// Writes an order down, into memory.
    public func order(replayOf selection: DocumentSelection) async throws -> ReplayOrder {
        let time = now()
        return contents.withLock { contents in
            let last = Int64(contents.order.count)
            let found = contents.page(of: selection, after: 0, through: last, limit: .max).count(
                where: selection.contains)
            let order = ReplayOrder(
                id: Int64(contents.orders.count) + 1, selection: selection, matching: found, last: last,
                orderedAt: time)
            contents.orders.append(order)
            return order
        }
    }

    /// Carries the running orders on by one step.
    public func advance(replays limit: Int) async throws -> [ReplayOrder] {
        let time = now()
        return try contents.withLock { contents in
            var budget = ReplayBudget(documents: limit, looks: limits.replayPageDocuments)
            var moved: [ReplayOrder] = []
            for index in contents.orders.indices where contents.orders[index].state == .running && budget.isLeft {
                let before = contents.orders[index]
                let order = try contents.advance(before, &budget, limits, time)
                guard order != before else { break }
                contents.orders[index] = order
                moved.append(order)
                guard order.state != .running else { break }
            }
            return moved
        }
    }

    /// All orders that were ever given.
    public func replayOrders() async throws -> [ReplayOrder] { contents.withLock { $0.orders } }

    /// Takes an order back.
    public func cancel(replay id: ReplayOrder.ID) async throws -> ReplayOrder? {
        let time = now()
        return contents.withLock { contents in
            guard let index = contents.orders.firstIndex(where: { $0.id == id }) else { return nil }
            contents.orders[index].end(.cancelled, at: time)
            return contents.orders[index]
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

    /// How much the ledger has not been told yet.
    public func backlog() async throws -> JournalBacklog {
        contents.withLock { contents in
            var backlog = JournalBacklog()
            for entry in Set(contents.facts.map(\.document)).compactMap({ contents.entries[$0] })
            where entry.status != .quarantined {
                backlog.documents += 1
                backlog.bytes += entry.byteCount
                backlog.oldest = [backlog.oldest, entry.takenAt].compactMap(\.self).min()
            }
            return backlog
        }
    }

    /// When the oldest undecided document went to quarantine. Complexity: linear in the journal.
    public func oldestQuarantine() async throws -> Int64? {
        contents.withLock { contents in
            contents.entries.values.filter { $0.status == .quarantined && !$0.isPurged }.compactMap(\.endedAt).min()
        }
    }

    /// The ledger has answered for these facts.
    public func markReported(_ sequences: [Int64]) async throws {
        let reported = Set(sequences)
        contents.withLock { $0.facts.removeAll { reported.contains($0.sequence) } }
    }

    /// Removes what retention allows.
    public func purge() async throws -> PurgeReport {
        let rule = PurgeRule(limits, now: now())
        return contents.withLock { contents in
            let unreported = Set(contents.facts.map(\.document))
            var report = PurgeReport()
            for id in contents.order where !unreported.contains(id) {
                guard let entry = contents.entries[id],
                    rule.takes(entry, contents.counts, orders: contents.orders)
                else { continue }
                var purged = entry
                purged.isPurged = true
                contents.entries[id] = purged
                contents.bytes[id] = nil
                contents.counts.replace(entry, by: purged)
                report.count(entry)
            }
            return report
        }
    }

    /// Looks through all documents: what lies in memory is whole.
    public func verify(
        progress: @escaping @Sendable (JournalVerification) throws -> Void
    ) async throws -> JournalVerification {
        let verification = contents.withLock { contents in
            var verification = JournalVerification(total: contents.order.count)
            for (id, entry) in contents.entries { verification.count(entry, bytes: contents.bytes[id]?.count ?? 0) }
            return verification
        }
        try progress(verification)
        return verification
    }

    /// How many documents are in which state.
    public func counts() async throws -> JournalCounts { contents.withLock { $0.counts } }
}
