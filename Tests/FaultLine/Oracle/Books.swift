import Foundation
import Links
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
        ledger = try await Self.documents { try await line.ask(.aggregate, $0, for: DocumentsPage.self) }
        cells = try await Self.cells { try await line.ask(.aggregate, $0, for: CellsPage.self) }
    }

    /// All documents of the ledger whose control socket is this.
    public static func documents(at endpoint: String) async throws -> [DocumentsPage.Item] {
        let client = try ControlClient(endpoint: endpoint)
        let documents = try await documents {
            try await client.ask($0, for: DocumentsPage.self, within: RealLine.patience)
        }
        await client.close()
        return documents
    }

    private static func documents(
        _ ask: (AskDocuments) async throws -> DocumentsPage
    ) async throws -> [DocumentsPage.Item] {
        var documents: [DocumentsPage.Item] = []
        var after: Int64? = 0
        while let cursor = after {
            let page = try await ask(AskDocuments(after: cursor, limit: 200))
            documents += page.items
            after = page.next
        }
        return documents
    }

    /// All cells of the ledger whose control socket is this.
    static func cells(at endpoint: String) async throws -> [Cell] {
        let client = try ControlClient(endpoint: endpoint)
        let cells = try await cells { try await client.ask($0, for: CellsPage.self, within: RealLine.patience) }
        await client.close()
        return cells
    }

    private static func cells(_ ask: (AskCells) async throws -> CellsPage) async throws -> [Cell] {
        var cells: [Cell] = []
        var cursor: AskCells.Cursor?
        repeat {
            let page = try await ask(AskCells(after: cursor, limit: 1_000))
            cells += page.items
            cursor = page.next
        } while cursor != nil
        return cells
    }
}
