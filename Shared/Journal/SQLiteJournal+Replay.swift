import Documents
import GRDB
import Storage

/// Replays, by orders that are carried out step by step.
extension SQLiteJournal {
    /// Writes an order down. The documents are counted beside the writer, a page of
    /// ``JournalLimits/replayPageDocuments`` at a time.
    public func order(replayOf selection: DocumentSelection) async throws -> ReplayOrder {
        let last = try await read { try EntryRows(db: $0).lastSequence() }
        let limit = limits.replayPageDocuments
        var matching = 0
        var cursor: Int64? = 0
        while let after = cursor {
            let (found, next) = try await read { db in
                let page = try EntryRows(db: db).page(of: selection, after: after, through: last, limit: limit)
                let found = page.count { row in (try? row.entry.get()).map(selection.contains) ?? false }
                return (found, page.count < limit ? nil : page.last?.sequence)
            }
            matching += found
            cursor = next
        }
        let time = now()
        let order = ReplayOrder(id: 0, selection: selection, matching: matching, last: last, orderedAt: time)
        return try await writer.write { db, _ in try ReplayRows(db: db).insert(order) }
    }

    /// Carries the running orders on by one transaction.
    public func advance(replays limit: Int) async throws -> [ReplayOrder] {
        let limits = self.limits
        let time = now()
        return try await writer.write { db, state in
            let orders = ReplayRows(db: db)
            var budget = ReplayBudget(documents: limit, looks: limits.replayPageDocuments)
            var moved: [ReplayOrder] = []
            for order in try orders.running() where budget.isLeft {
                let advanced = try Self.advance(order, &budget, limits, time, db, &state)
                guard advanced != order else { break }
                try orders.update(advanced)
                moved.append(advanced)
                guard advanced.state != .running else { break }
            }
            return moved
        }
    }

    private static let pageDocuments = 32

    private static func advance(
        _ order: ReplayOrder, _ budget: inout ReplayBudget, _ limits: JournalLimits, _ time: Int64, _ db: Database,
        _ state: inout JournalState
    ) throws -> ReplayOrder {
        var order = order
        let rows = EntryRows(db: db)
        // In small pages: a journal whose room for replays is taken stops at the first document, again and again.
        while budget.looks > 0 {
            let size = min(budget.looks, Self.pageDocuments)
            let page = try rows.page(of: order.selection, after: order.cursor, through: order.last, limit: size)
            for row in page {
                // A damaged entry cannot be read, and must not hold up the order.
                guard case .success(let entry) = row.entry else {
                    order.count(.pass, at: row.sequence)
                    budget.looks -= 1
                    continue
                }
                let step = order.step(entry)
                if step == .replay {
                    guard budget.documents > 0, limits.mayReplay(entry.byteCount, beside: state.counts) else {
                        return order
                    }
                    budget.documents -= 1
                    try replay(entry, rows, &state)
                }
                order.count(step, at: row.sequence)
                budget.looks -= 1
            }
            guard page.count == size else {
                order.end(.finished, at: time)
                break
            }
        }
        return order
    }

    private static func replay(_ entry: JournalEntry, _ rows: EntryRows, _ state: inout JournalState) throws {
        var changed = entry
        _ = changed.replay(turn: state.nextTurn())
        try rows.update(changed)
        state.counts.replace(entry, by: changed)
    }

    /// All orders that were ever given. Complexity: linear in their number.
    public func replayOrders() async throws -> [ReplayOrder] { try await read { try ReplayRows(db: $0).all() } }

    /// Takes an order back; durable when this returns.
    public func cancel(replay id: ReplayOrder.ID) async throws -> ReplayOrder? {
        let time = now()
        return try await writer.write { db, _ in
            let orders = ReplayRows(db: db)
            guard var order = try orders.order(id) else { return nil }
            let before = order
            order.end(.cancelled, at: time)
            if order != before { try orders.update(order) }
            return order
        }
    }
}
