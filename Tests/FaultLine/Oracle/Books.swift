import Foundation
import Messages
import Rollups

/// All that a line says it has: the documents of its journal, those of its ledger, and the cells.
public struct Books: Sendable {
    /// The journal's documents.
    public var journal: [QueuePage.Item] = []
    /// The ledger's documents.
    public var ledger: [DocumentsPage.Item] = []
    /// The cells.
    public var cells: [Cell] = []

    /// Asks the services of `line` for everything, page by page.
    public init(of line: RealLine) async throws {
        var after: Int64? = 0
        while let cursor = after {
            let page = try await line.ask(.ingest, AskQueue(after: cursor, limit: 1_000), for: QueuePage.self)
            journal += page.items
            after = page.next
        }
        after = 0
        while let cursor = after {
            let page = try await line.ask(
                .aggregate, AskDocuments(after: cursor, limit: 200), for: DocumentsPage.self)
            ledger += page.items
            after = page.next
        }
        var cell: AskCells.Cursor?
        repeat {
            let page = try await line.ask(.aggregate, AskCells(after: cell, limit: 1_000), for: CellsPage.self)
            cells += page.items
            cell = page.next
        } while cell != nil
    }
}
