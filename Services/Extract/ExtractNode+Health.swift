import Extraction
import Hosting
import Links
import Metrics
import Observations

/// What the reader tells over HTTP.
///
/// Ready means: the catalogue is loaded and the reader asks for work. That journal and ledger are reached is not part of
/// it: a reader that waits for them does no harm, and starting it anew would not bring them nearer.
extension ExtractNode: HealthSubject {
    func hindrances() async -> [String] {
        controlPort == nil ? ["the sockets are not bound yet"] : []
    }

    func measure() async throws -> MetricPage {
        var page = MetricPage()
        host.figures.write(on: &page)
        page.set(.editionInfo, 1, reader.edition.description)
        page.set(.extractRead, counts["read"] ?? 0)
        page.set(.extractFailed, counts["failed"] ?? 0)
        page.set(.extractHeld, bench.count)
        page.set(.extractUnstored, storeLink?.openCount ?? 0)
        return page
    }
}
