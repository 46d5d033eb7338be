import Documents
import Links
import Messages
import NodeRuntime
import Places
import Supervision

/// Finds documents by what people know of them.
extension NodeClient {
    /// A document that a node knows of.
    struct Known {
        /// Its whole name.
        var id: DocumentID
        /// Its place in the journal; `nil` where only the ledger has it: it was handed in at another node.
        var item: QueuePage.Item?
    }

    /// The one document whose name begins so: in the journal, else in the ledger.
    /// - Throws: `StartError` when there is none, or more than one.
    func document(_ name: String) async throws -> Known {
        let digits = try DocumentName.checked(name)
        let items = try await queue(QueueFilter(names: [digits]))
        if let item = items.first, items.count == 1 { return Known(id: item.document, item: item) }
        var names = items.map(\.document)
        if names.isEmpty, hasLedger { names = try await self.names(beginning: digits) }
        guard let id = names.first else {
            throw StartError(
                .noInput, zh: "本节点没有名称以 \(name) 开头的文件",
                en: "no document of this node has a name that begins with \(name)")
        }
        guard names.count == 1 else {
            throw StartError(
                .usage, zh: "有 \(names.count) 份文件的名称以 \(name) 开头；请多写几位",
                en: "\(names.count) documents have names that begin with \(name); give more of its digits")
        }
        return Known(id: id)
    }

    /// Whether the node keeps a ledger.
    var hasLedger: Bool { file.settings.kind.stages.contains(.aggregate) }

    /// The names of all documents that the ledger knows of by the beginning of their names, or by place and year; none where the node
    /// keeps no ledger.
    func names(beginning: String? = nil, place: PlaceCode? = nil, year: Int? = nil) async throws -> [DocumentID] {
        guard hasLedger else { return [] }
        return try await with("aggregate-control") { client in
            var names: [DocumentID] = []
            var after: Int64? = 0
            while let cursor = after {
                let page = try await client.ask(
                    AskNames(beginning: beginning, place: place, year: year, after: cursor, limit: 1_000),
                    for: DocumentNames.self, within: .seconds(60))
                names += page.items
                after = page.next
            }
            return names
        }
    }
}
