import Documents
import Hosting
import Journal
import Links
import Metrics
import NodeRuntime

/// What the service tells over HTTP.
///
/// Ready means: documents are taken and lent. That the ledger is reached is not part of it: while it is away the journal
/// takes what comes and keeps it.
extension IngestNode: HealthSubject {
    func hindrances() async -> [String] {
        controlPort == nil ? ["the sockets are not bound yet"] : []
    }

    func measure() async throws -> MetricPage {
        var page = MetricPage()
        host.figures.write(on: &page)
        let counts = try await journal.counts()
        page.set(.journalDocuments, counts.pending, "pending")
        page.set(.journalDocuments, counts.stored, "stored")
        page.set(.journalDocuments, counts.buried, "dead")
        page.set(.journalDocuments, counts.quarantined, "quarantined")
        page.set(.journalSettled, try await journal.settledCount())
        page.set(.journalBytes, counts.bytes)
        page.set(.journalPendingBytes, counts.pendingBytes)
        page.set(.journalLimit, settings.journal.capacityBytes, "capacity")
        page.set(.journalLimit, settings.journal.backlogBytes, "backlog")
        page.set(.journalOldestPending, try await oldestPendingSeconds(counts))
        page.set(.journalOldestQuarantined, Self.secondsSince(try await journal.oldestQuarantine()))
        page.set(.journalUnreported, try await !journal.unreportedFacts(limit: 1).isEmpty)
        page.set(.journalReplays, counts.replays)
        page.set(.ingestLeased, leases.leasedCount)
        page.set(.ingestReaders, leases.workerCount)
        let totals = recent.totals
        for (metric, name) in [
            (Metric.ingestTaken, "taken"), (.ingestStored, "stored"), (.ingestDead, "dead"),
            (.ingestFailedAttempts, "failed_attempts"), (.ingestRejectedFiles, "rejected_files"),
        ] {
            page.set(metric, totals[name] ?? 0)
        }
        page.set(.ingestWaitingFiles, filesWaiting)
        page.set(.ingestDeclined, totals["declined_later"] ?? 0, "later")
        page.set(.ingestDeclined, totals["declined"] ?? 0, "never")
        if isForwarder {
            let backlog = try await journal.backlog()
            page.set(.forwardLag, backlog.documents)
            page.set(.forwardLagBytes, backlog.bytes)
            page.set(.forwardOldest, Self.secondsSince(backlog.oldest))
            page.set(.forwardSilent, parentSilentSeconds)
        }
        if let free = FreeSpace.bytes(at: folder.path) { page.set(.diskFree, free) }
        return page
    }

    /// A file of the watched folder was moved aside.
    func countRejectedFile() { recent.count("rejected_files", now: now) }

    /// So many files of the watched folder, or folders in it, cannot be read or moved now.
    func waitingFiles(_ count: Int) { filesWaiting = count }

    /// For how long the oldest new document has waited; 0 when none does. Replays wait behind all of them, by design.
    func oldestPendingSeconds(_ counts: JournalCounts) async throws -> Double {
        guard counts.pending > 0, let oldest = try await journal.pending(after: .start, limit: 1).first,
            !oldest.isReplay, let takenAt = try await journal.status(of: oldest.id)?.takenAt
        else { return 0 }
        return Self.secondsSince(takenAt)
    }

    /// How long ago something was, by the wall clock; 0 when it was not.
    static func secondsSince(_ time: Int64?) -> Double {
        time.map { Double(max(0, WallTime.milliseconds() - $0)) / 1_000 } ?? 0
    }
}
