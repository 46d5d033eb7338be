import Documents

extension InMemoryJournal {
    /// All that is kept, behind one lock.
    struct Contents {
        var entries: [DocumentID: JournalEntry] = [:]
        var order: [DocumentID] = []
        var bytes: [DocumentID: [UInt8]] = [:]
        var facts: [JournalFact] = []
        var counts = JournalCounts()
        var lastTurn: Int64 = 0
        var lastFact: Int64 = 0
        var orders: [ReplayOrder] = []
        var settlementCursor = SettlementCursor()

        mutating func report(_ id: DocumentID, _ event: JournalFact.Event) {
            lastFact += 1
            facts.append(JournalFact(sequence: lastFact, document: id, event: event))
        }

        /// What the ledger has not heard of a document in quarantine it does not hear, but that no reading will come.
        mutating func withhold(_ entry: JournalEntry) {
            facts.removeAll { $0.document == entry.id }
            if entry.edition == nil { report(entry.id, .burial(Submission.withheld)) }
        }

        /// See `JournalEntry.mend`; the turn is taken only when it is given.
        mutating func mend(_ entry: inout JournalEntry) -> Bool {
            let before = entry
            guard entry.mend(turn: lastTurn + 1) else { return false }
            lastTurn += 1
            counts.replace(before, by: entry)
            return true
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

        mutating func advance(
            _ order: ReplayOrder, _ budget: inout ReplayBudget, _ limits: JournalLimits, _ time: Int64
        ) throws -> ReplayOrder {
            var order = order
            let page = page(of: order.selection, after: order.cursor, through: order.last, limit: budget.looks)
            let isLast = page.count < budget.looks
            for entry in page {
                let step = order.step(entry)
                if step == .replay {
                    guard budget.documents > 0, limits.mayReplay(entry.byteCount, beside: counts) else { return order }
                    budget.documents -= 1
                    let turn = nextTurn()
                    _ = try change(entry.id) { $0.replay(turn: turn) }
                }
                order.count(step, at: entry.sequence)
                budget.looks -= 1
            }
            if isLast { order.end(.finished, at: time) }
            return order
        }

        /// What a selection does not rule out by its names and statuses, in the order in which it was taken.
        func page(of selection: DocumentSelection, after: Int64, through last: Int64, limit: Int) -> [JournalEntry] {
            let entries = order.lazy.compactMap { self.entries[$0] }.filter { entry in
                entry.sequence > after && entry.sequence <= last
                    && selection.mayName(entry.id)
                    && selection.statuses?.contains(entry.status) != false
            }
            return Array(entries.prefix(limit))
        }
    }
}
