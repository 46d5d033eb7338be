import Documents
import GRDB
import Observations
import Rollups
import Storage

/// What readers on other machines hand in.
extension SQLiteLedger {
    /// Joins what such a reader has read, in one transaction.
    ///
    /// It may say what it read, and nothing else. Who handed a document in, the ledger knows from the node's own journal: claims that
    /// come with a reading are not taken, a reading of a document that nobody handed in here is refused, and so is one of a place for
    /// which neither the reader nor anybody who handed the document in may speak.
    ///
    /// - Parameter origin: the machine, as its key is admitted, and the place for which it reads.
    /// - Returns: a verdict for each fact, in the order of the facts.
    /// - Throws: as ``store(_:)`` does. Nothing is stored then.
    public func store(_ facts: [Fact], fromReader origin: Origin) async throws -> [FactVerdict] {
        let prepared = facts.map { fact in
            guard case .reading(let reading, _) = fact else {
                return PreparedFact.refused(
                    reason: "\(origin.node) reads for this node, and may hand in readings alone.")
            }
            return PreparedFact(.reading(reading: reading, claims: []))
        }
        let now = self.now()
        return try await writer.write(bytes: prepared.reduce(0) { $0 + $1.byteCount }) { db, state in
            let authority = Authority(origin: origin, gazetteer: state.fold.gazetteer)
            return try zip(facts, prepared).map { fact, prepared in
                let reason =
                    try Self.refusal(of: fact, readBy: authority, db) ?? Self.join(prepared, db, &state, now: now)
                return reason.map(FactVerdict.refused) ?? .stored
            }
        }
    }

    /// Why a reading is not taken; `nil` when it is, or when the fact is none.
    private static func refusal(of fact: Fact, readBy authority: Authority, _ db: Database) throws -> String? {
        guard case .reading(let reading, _) = fact else { return nil }
        if let reason = authority.refusal(of: .reading(reading: reading, claims: []), known: nil) { return reason }
        // The claims that it was lent with are believed where they forbid, and nowhere else: the ledger keeps no ``Claim/within``.
        if case .failure(let overreach) = fact.lawful(in: authority.gazetteer) { return overreach.reason }
        let rows = DocumentRows(db: db)
        let claims: [Claim]
        do {
            claims = try rows.sequence(of: reading.document).map { try rows.claims(of: $0) } ?? []
        } catch let error as LedgerError {
            // Waiting for a row to heal would hold up all that the reader hands in.
            return error.description
        }
        guard !claims.isEmpty else {
            return "\(authority.origin.node) read the document \(reading.document), which nobody handed in here."
        }
        return nil
    }
}
