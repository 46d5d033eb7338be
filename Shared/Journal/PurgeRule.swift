/// Which documents a purge takes.
struct PurgeRule {
    /// Documents that were last needed before this time may go, milliseconds since 1970 (UTC); `nil` for none.
    let cutoff: Int64?
    /// Bytes above which the oldest go; `nil` for none.
    let retentionBytes: Int?

    init(_ limits: JournalLimits, now: Int64) {
        cutoff = limits.retentionSeconds.map { now - Int64($0) * 1_000 }
        retentionBytes = limits.retentionBytes
    }

    /// Whether there is nothing left to do, whatever documents follow.
    func isSatisfied(by counts: JournalCounts) -> Bool {
        cutoff == nil && counts.bytes <= (retentionBytes ?? .max)
    }

    /// Whether the bytes of a document go, with so many left in the journal.
    func takes(_ entry: JournalEntry, _ counts: JournalCounts, orders: [ReplayOrder]) -> Bool {
        guard entry.mayBePurged else { return false }
        // A document of unknown age counts as young.
        let isOld = cutoff.map { (entry.lastNeeded ?? .max) < $0 } ?? false
        guard isOld || counts.bytes > retentionBytes ?? .max else { return false }
        return !orders.contains { order in
            order.state == .running && entry.sequence > order.cursor && entry.sequence <= order.last
                && order.selection.contains(entry)
        }
    }
}
