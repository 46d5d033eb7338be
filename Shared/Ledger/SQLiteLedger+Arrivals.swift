import Places
import Rollups

extension SQLiteLedger {
    /// Documents in process that were handed in as a place's. Complexity: linear in the documents that arrived of the place.
    public func awaited(of place: PlaceCode) async throws -> [AwaitedDocument] {
        try await read { db in
            let rows = DocumentRows(db: db)
            return try ArrivalRows(db: db).documents(of: place, .inProcess).compactMap { try rows.awaited($0) }
        }
    }
}
