import Documents
import GRDB
import Storage

/// Retention.
extension SQLiteJournal {
    /// Removes what retention allows, a page of ``JournalLimits/purgePageDocuments`` in each transaction, and no more
    /// than a group's bytes. The file does not shrink: its free pages are written again. Complexity: linear in the stored
    /// documents.
    public func purge() async throws -> PurgeReport {
        let limits = self.limits
        let rule = PurgeRule(limits, now: now())
        var report = PurgeReport()
        var cursor: Int64? = 0
        while let after = cursor {
            let (removed, next) = try await writer.write { db, state in
                try Self.purge(db, &state.counts, rule, limits, after: after)
            }
            report.documents += removed.documents
            report.bytes += removed.bytes
            cursor = next
        }
        return report
    }

    private static func purge(
        _ db: Database, _ counts: inout JournalCounts, _ rule: PurgeRule, _ limits: JournalLimits, after: Int64
    ) throws -> (PurgeReport, next: Int64?) {
        var report = PurgeReport()
        guard !rule.isSatisfied(by: counts) else { return (report, nil) }
        let rows = EntryRows(db: db)
        let orders = try ReplayRows(db: db).running()
        let page = try rows.purgeable(after: after, limit: limits.purgePageDocuments)
        for row in page {
            guard case .success(let entry) = row.entry, rule.takes(entry, counts, orders: orders) else { continue }
            var purged = entry
            purged.isPurged = true
            try ContentRows(db: db).delete(of: entry)
            try rows.update(purged)
            counts.replace(entry, by: purged)
            report.count(entry)
            if report.bytes >= limits.group.bytesPerGroup { return (report, row.sequence) }
        }
        return (report, page.count < limits.purgePageDocuments ? nil : page.last?.sequence)
    }
}
