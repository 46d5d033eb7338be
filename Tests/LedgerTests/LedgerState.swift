import Documents
import Ledger
import Observations
import Rollups

/// All that a ledger says, but for what depends on the order of arrival by intention: sequences and times of storing.
struct LedgerState: Equatable {
    var facts: [DocumentFacts]
    var uses: [[PlaceResult.FigureUse]]
    var readings: [Reading?]
    var results: [PlaceResult]
    var cells: [Cell]
    var decisions: Set<Adjudication>
    var counts: LedgerCounts

    init(of ledger: some LedgerReading) async throws {
        let documents = try await ledger.documents(after: 0, limit: 1000)
            .sorted { $0.facts.document < $1.facts.document }
        facts = documents.map(\.facts)
        uses = documents.map(\.uses)
        readings = []
        for document in documents { readings.append(try await ledger.reading(of: document.facts.document)) }
        results = try await ledger.results(years: nil, after: nil, limit: 1000)
        cells = try await ledger.cells(matching: .all, after: nil, limit: 10_000)
        decisions = Set(try await ledger.adjudications())
        counts = try await ledger.counts()
    }
}
