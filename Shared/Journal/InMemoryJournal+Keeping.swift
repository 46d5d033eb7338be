import Documents
import Synchronization

/// Retention, and the look through all that is kept.
extension InMemoryJournal {
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
}
