import Documents
import Journal
import TestFiles
import Testing

/// The journals that must behave alike.
enum JournalKind: String, CaseIterable, CustomTestStringConvertible {
    case sqlite, inMemory

    var testDescription: String { rawValue }

    /// An empty journal; the folder must outlive it.
    func make(
        in folder: TemporaryFolder, limits: JournalLimits = JournalLimits(), clock: WallClock = WallClock()
    ) throws -> any DocumentJournal {
        switch self {
        case .sqlite: try SQLiteJournal(path: folder.path("journal.sqlite"), limits: limits, now: clock.now)
        case .inMemory: InMemoryJournal(limits: limits, now: clock.now)
        }
    }
}

extension DocumentJournal {
    /// Orders a replay and carries it out.
    /// - Returns: how many documents wait by it.
    func replay(matching selection: DocumentSelection) async throws -> Int {
        let id = try await order(replayOf: selection).id
        while try await !advance(replays: .max).isEmpty {}
        return try await replayOrders().first { $0.id == id }?.done ?? 0
    }
}

extension Claim {
    static func of(_ source: String, node: String = "n1", time: Int64 = 1, place: String? = nil, year: Int? = nil)
        -> Claim
    {
        Claim(node: node, time: time, source: source, placeHint: place, yearHint: year)
    }
}

extension Submission {
    static func of(_ text: String, claim: Claim? = nil) -> Submission {
        Submission(Array(text.utf8), claim: claim ?? .of("/\(text).txt"))
    }
}

extension Failure {
    static let unreadable = Failure(stage: .decode, code: "not_text", reason: "Not a text.", mayHeal: false)
    static let outage = Failure(stage: .store, code: "away", reason: "The ledger is away.", mayHeal: true)
}
