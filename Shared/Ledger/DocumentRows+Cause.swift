import Documents
import GRDB
import Indicators
import Observations
import Rollups

extension DocumentRows {
    /// What is known of a document behind a version of a cell; `nil` where its rows are damaged.
    func cause(_ id: DocumentID) throws -> CauseSieve.Known? {
        do {
            guard let document = try sequence(of: id) else { return nil }
            guard let facts = try facts(of: document) else {
                return try decision(of: document).map { .decision($0) }
            }
            let retold = try String.fetchAll(
                db.cachedStatement(sql: "SELECT DISTINCT indicator FROM edition_change WHERE document = ?"),
                arguments: [document])
            return .document(facts, retold: Set(retold.map { IndicatorCode(rawValue: $0) }))
        } catch is LedgerError {
            return nil
        }
    }
}
