import Observations

/// The store of facts and cells at an aggregate service.
///
/// Facts join in any order. Per document the ledger keeps the reading of the highest edition, the set of claims and a
/// burial; a reading outranks a burial. A duplicate, an older edition or a second path changes nothing and is answered
/// like the first.
public protocol FactLedger: LedgerReading {
    /// Joins facts to what is known and folds again what they touch, in one transaction.
    ///
    /// - Returns: a verdict for each fact, in the order of the facts. A fact that is refused keeps no other from being
    ///   stored.
    /// - Throws: `StorageError` when the file fails, ``LedgerError`` when a row that the fold needs is damaged. No fact of
    ///   this call is stored then, and all may be sent again.
    func store(_ facts: [Fact]) async throws -> [FactVerdict]

    /// Folds everything again from the facts and compares. Complexity: linear in the ledger.
    ///
    /// - Returns: where the stored results differ; empty for a sound ledger.
    func verify() async throws -> [LedgerDifference]

    /// Folds everything again from the facts and stores it, whatever was stored before: what to do when ``verify()`` finds
    /// differences. Complexity: linear in the ledger.
    func rebuild() async throws
}
