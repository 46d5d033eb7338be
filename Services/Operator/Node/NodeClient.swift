import Documents
import Indicators
import Links
import Messages
import NodeRuntime
import Phrases

/// Asks the services of one running node.
struct NodeClient {
    /// How long a service may take to answer before it is taken for down.
    static let patience = Duration.seconds(5)

    /// The node.
    let file: NodeFile

    /// Asks something of one service and closes the connection.
    /// - Parameter socket: the name of the control socket: `ingest-control`.
    func ask<Answer: MessageBody>(
        _ socket: String, _ question: some MessageBody, for type: Answer.Type, within limit: Duration = patience
    ) async throws -> Answer {
        try await with(socket) { try await $0.ask(question, for: type, within: limit) }
    }

    /// Does something with a connection to one service, and closes it.
    func with<Value>(_ socket: String, _ work: (ControlClient) async throws -> Value) async throws -> Value {
        if let reason = missing(socket) { throw StartError(.unavailable, reason) }
        let client = try ControlClient(endpoint: file.endpoint(socket))
        do {
            let value = try await work(client)
            await client.close()
            return value
        } catch {
            await client.close()
            throw error
        }
    }

    /// Why a node of this kind has no such service; `nil` when it has.
    private func missing(_ socket: String) -> Phrase? {
        guard !file.controls.contains(socket) else { return nil }
        let kind = file.settings.kind.words
        let store = socket == "aggregate-control" ? Phrase(zh: "账本", en: "ledger") : Phrase(zh: "日志库", en: "journal")
        return Phrase(
            zh: "本节点（\(kind.zh)）没有\(store.zh)：请向它所服务的节点查询",
            en: "this node (\(kind.en)) keeps no \(store.en): ask the node that it works for")
    }

    /// The catalogue that the node reads by: the one that was published, else that of its configuration.
    /// - Throws: `StartError` when it cannot be loaded.
    ///
    /// Not inlined: the optimizer of Swift 6.3 crashes where typed errors come together in one coroutine.
    @inline(never)
    func catalogue() async throws -> Catalogue {
        let text = try await catalogueText()
        return try text.catalogue()
    }

    /// The text of ``catalogue()``.
    @inline(never)
    func catalogueText() async throws -> CatalogueText {
        let handed = try? await ask("aggregate-control", AskCatalogue(), for: HandedCatalogue.self)
        // A ledger that does not answer, or is of a version that knew of none, is told of by what is asked of it next.
        if let publication = handed?.publication { return publication.text }
        return try file.catalogueText()
    }

    /// Every document of the journal that a filter means, in the order in which they were taken.
    func queue(_ filter: QueueFilter, _ each: (QueuePage.Item) async throws -> Void) async throws {
        try await with("ingest-control") { client in
            var after: Int64? = 0
            while let cursor = after {
                let page = try await client.ask(AskQueue(filter, after: cursor, limit: 500), for: QueuePage.self)
                for item in page.items { try await each(item) }
                after = page.next
            }
        }
    }

    /// All documents of the journal that a filter means.
    func queue(_ filter: QueueFilter) async throws -> [QueuePage.Item] {
        var items: [QueuePage.Item] = []
        try await queue(filter) { items.append($0) }
        return items
    }
}

/// What people write for a document: its name, or the first digits of it.
enum DocumentName {
    /// The digits in the form in which names are kept.
    /// - Throws: `StartError` when it cannot be the beginning of a name.
    static func checked(_ text: String) throws(StartError) -> String {
        let name = text.lowercased()
        guard (4...64).contains(name.utf8.count), name.allSatisfy(\.isHexDigit) else {
            throw StartError(
                .usage, zh: "“\(text)”不是文件的名称；请至少写出 64 位十六进制名称的前 4 位",
                en: "“\(text)” is no name of a document; give at least the first 4 of its 64 hexadecimal digits")
        }
        return name
    }
}
