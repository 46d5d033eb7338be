import Ledger
import Rollups
import TestFiles

/// The ledgers that must behave alike.
enum LedgerKind: String, CaseIterable, Sendable {
    case sqlite
    case memory

    /// An empty ledger, with a clock that stands still.
    func make(in folder: TemporaryFolder, name: String = "ledger.sqlite", fold: Fold = Fixture.fold) throws
        -> any FactLedger
    {
        switch self {
        case .sqlite: try Fixture.ledger(at: folder.path(name), fold: fold)
        case .memory: InMemoryLedger(fold: fold, now: { 1_600_000_000_000 })
        }
    }
}
