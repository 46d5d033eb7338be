import ArgumentParser
import Messages
import NodeRuntime
import Observations
import Places

/// Which documents of a journal are meant, as the commands that read them again take it.
struct QueueOptions: ParsableArguments {
    @Option(
        name: .customLong("document"), parsing: .upToNextOption,
        help: ArgumentHelp("Only these documents: their names, or the first digits.", valueName: "name"))
    var documents: [String] = []

    @Option(
        help:
            "Only documents of this place and of what lies under it, by their texts or as they were handed in: a code or a name."
    )
    var place: String?

    @Option(help: "Only documents of this year, by their texts or as they were handed in.")
    var year: Int?

    @Option(help: "Only documents handed in since: 2026-01-31, 2026-01-31T08:00:00Z, or 3d, 12h, 30m ago.")
    var since: MomentArgument?

    @Option(help: "Only documents whose reading is of an older edition than this, such as 3.4.1, or that have none.")
    var olderThan: Edition?

    /// Whether no condition is set.
    var isEmpty: Bool { documents.isEmpty && place == nil && year == nil && since == nil && olderThan == nil }

    /// As the journal is asked, with what the ledger knows of place and year.
    /// - Throws: `StartError` when a name is none, or there is no such place.
    func filter(_ client: NodeClient) async throws -> QueueFilter {
        var filter = QueueFilter(
            names: documents.isEmpty ? nil : try documents.map { try DocumentName.checked($0) },
            since: since?.milliseconds, olderThan: olderThan)
        try await filter.restrict(to: place, year, client)
        return filter
    }
}

extension QueueFilter {
    /// Restricts it to a place and a year: as documents were handed in, or as the ledger knows from their texts.
    /// - Throws: `StartError` when there is no such place or year.
    mutating func restrict(to name: String?, _ year: Int?, _ client: NodeClient) async throws {
        if let year, !(1949...2199).contains(year) {
            throw StartError(.usage, zh: "--year 应在 1949 至 2199 之间", en: "--year must be from 1949 to 2199")
        }
        let code = try name.map { try PlaceArgument.code($0, year: year) }
        (place, self.year) = (code?.rawValue, year)
        guard code != nil || year != nil else { return }
        known = try await client.names(place: code, year: year)
    }
}

extension Edition: ExpressibleByArgument {
    /// `engine.catalogue.gazetteer`
    public init?(argument: String) { self.init(argument) }
}
