import Hosting
import Indicators
import Ledger
import Links
import Metrics
import NodeRuntime
import Rollups

/// What the service tells over HTTP.
///
/// Ready means: the ledger is open and facts are taken, those of the nodes below included. That the parent is reached is not
/// part of it: what cannot be handed up waits in the outbox, for days if need be.
extension AggregateNode: HealthSubject {
    func hindrances() async -> [String] {
        isOpen ? [] : ["the sockets are not bound yet"]
    }

    func measure() async throws -> MetricPage {
        var page = MetricPage()
        host.figures.write(on: &page)
        page.set(.editionInfo, 1, String(ledger.fold.catalogue.edition))
        try await measureLedger(&page)
        if uplink != nil { try await measureUplink(&page) }
        TreeFigures(
            below.reports(now: host.clock.now, admitted: host.admitted), edition: String(ledger.fold.catalogue.edition)
        ).write(on: &page)
        return page
    }

    private func measureLedger(_ page: inout MetricPage) async throws {
        let counts = try await ledger.counts()
        for (state, count) in [
            ("read", counts.read), ("dead", counts.buried), ("awaited", counts.awaited), ("unplaced", counts.unplaced),
            ("retracted", counts.retracted),
        ] {
            page.set(.ledgerDocuments, count, state)
        }
        page.set(.ledgerObservations, counts.observations)
        page.set(.ledgerCells, counts.cells)
        page.set(.ledgerWaiting, counts.waiting)
        page.set(.ledgerFailedChecks, counts.failedChecks)
        page.set(.ledgerQuarantined, try await ledger.quarantineCount())
        page.set(.ledgerRefusedReaders, refusedReaders.current(now: host.clock.now).count)
        page.set(.ledgerCatalogueNotTaken, catalogue.refused != nil)
        page.set(.ledgerStored, recent.totals["facts"] ?? 0)
        page.set(.ledgerFromBelow, recent.totals["handed_up"] ?? 0)
        if let free = FreeSpace.bytes(at: folder.path) { page.set(.diskFree, free) }
    }

    private func measureUplink(_ page: inout MetricPage) async throws {
        let refused = try await ledger.refusedAboveCount()
        page.set(.uplinkOldest, try await oldestUnsentSeconds())
        guard let uplink else { return }
        page.set(.uplinkLag, Double(uplink.lag))
        page.set(.uplinkLagSeconds, lagSeconds)
        page.set(.uplinkUnsettled, Double(max(0, outboxHead - uplink.progress.settled)))
        page.set(.uplinkRefused, refused)
    }
}
