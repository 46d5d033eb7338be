import ArgumentParser
import Foundation
import Indicators
import Links
import Messages
import NodeRuntime
import Places
import Tables

/// `shangji replay`, without another verb.
struct ReplayStart: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "start",
        abstract: "Orders a replay and shows its progress.",
        discussion: """
            The node carries the order out by itself, behind all new documents and never so fast that these find no room; \
            it goes on after a restart. Ctrl-C ends the showing, not the replay. What was stored stays stored: a \
            document that cannot be read any more keeps its reading.

            Examples:
              shangji replay --older-than 3.4.1        what an older edition has read
              shangji replay --place 330100 --year 2023
              shangji replay --document 1f6c02d9
              shangji replay --all --no-wait           orders, and ends
              shangji replay --older-than 3.4.1 --dry-run
                                                       what would change, without changing anything

            Ends with status 64 when nothing says which documents, 69 when the node does not answer, 130 after Ctrl-C.
            """)

    @OptionGroup var options: QueueOptions
    @OptionGroup var node: NodeOption

    @Flag(help: "All documents of the journal.")
    var all = false

    @Flag(help: "Read with this edition beside a copy of the ledger, and show what would change. Changes nothing.")
    var dryRun = false

    @OptionGroup var catalogue: CatalogueOption

    @Option(help: "The folder for the copy that --dry-run needs; it is removed at the end.", completion: .directory)
    var scratch: String?

    @Flag(inversion: .prefixedNo, help: "Wait until all are read, and show how far it is.")
    var wait = true

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() async throws {
        let environment = ProcessInfo.processInfo.environment
        let output = Output(environment: environment)
        try await CommandFault.told {
            guard all || !options.isEmpty else {
                throw StartError(
                    .usage, zh: "请指明要重读哪些文件：--document、--place、--year、--since、--older-than 或 --all",
                    en: "say which documents: --document, --place, --year, --since, --older-than, or --all")
            }
            let client = NodeClient(file: try node.load())
            let filter = try await options.filter(client)
            guard !dryRun else { return try await rehearse(filter, client, output) }
            let ordered = try await client.ask(
                "ingest-control", OrderReplay(filter), for: Replays.self, within: .seconds(600))
            guard var item = ordered.items.first else {
                throw StartError(.internalFault, zh: "节点没有给出重读任务的序号", en: "the node gave no number")
            }
            guard item.matching > 0 || options.documents.isEmpty else {
                throw StartError(.noInput, zh: "本节点没有这一名称的文件", en: "no document of this node has such a name")
            }
            if wait { item = try await follow(item, client, output) }
            let state = Replays(items: [item], waiting: wait ? 0 : ordered.waiting)
            for line in json ? ReplayLines.json(state) : ReplayLines.lines(state, output.style) { output.line(line) }
        }
    }

    private func rehearse(_ filter: QueueFilter, _ client: NodeClient, _ output: Output) async throws {
        let folder = client.file.path(client.file.settings.data)
        let scratch = URL(filePath: scratch ?? "\(folder)/dry-run-\(ProcessInfo.processInfo.processIdentifier)")
            .standardizedFileURL
        guard !FileManager.default.fileExists(atPath: scratch.path) else {
            throw StartError(
                .cannotCreate, zh: "\(scratch.path) 已经存在；请用 --scratch 另指定文件夹",
                en: "\(scratch.path) exists already; name another folder with --scratch")
        }
        if let path = catalogue.catalogue { try await requireHigherEdition(path, client) }
        let run = DryRun(client: client, filter: filter, catalogue: catalogue.catalogue)
        let outcome = try await UntilSignalled.run {
            try await run.outcome(scratch: scratch) { done, total in output.progress("\(done)/\(total)") }
        }
        output.progress(nil)
        let lines = ChangeLines(
            style: output.style, names: Names(catalogue: try catalogue.load(), gazetteer: try Gazetteer.bundled()))
        for line in json ? outcome.changes.map(ChangeLines.json) : lines.lines(outcome.changes) { output.line(line) }
        for (document, reason) in outcome.leftOut {
            output.note(
                output.style.say("未重读 \(document)：\(reason)", "not read again: \(document): \(reason)"))
        }
    }

    /// Another content under the number of the catalogue in use, or a lower one, would show no difference: no reading by it replaces any.
    private func requireHigherEdition(_ path: String, _ client: NodeClient) async throws {
        let tried = try CatalogueText(contentsOf: URL(filePath: path))
        let known = try await client.catalogueText()
        guard tried.contentDigest != known.contentDigest else { return }
        let (edition, current) = (try tried.catalogue().edition, try known.catalogue().edition)
        guard edition <= current else { return }
        throw StartError(
            .data,
            zh: "目录 \(path) 的 edition 是 \(edition)，现用目录是 \(current)：序号不更高，重读不会替换任何读取结果，也就看不出差异。"
                + "请把 edition 提高到 \(current + 1) 或以上再试",
            en:
                "the catalogue \(path) has edition \(edition), the one in use \(current): a reading by no higher one replaces "
                + "none, and no difference would be seen. Raise “edition” to \(current + 1) or more and try again")
    }

    /// Asks twice a second how far it is.
    private func follow(_ item: Replays.Item, _ client: NodeClient, _ output: Output) async throws -> Replays.Item {
        let progress = ReplayProgress(environment: ProcessInfo.processInfo.environment)
        return try await UntilSignalled.run {
            try await client.with("ingest-control") { control in
                while true {
                    let now = try await control.ask(AskReplays(id: item.id), for: Replays.self)
                    guard let state = now.items.first else { return item }
                    progress.show(state, waiting: now.waiting)
                    if state.state != "running", now.waiting == 0 {
                        progress.finish()
                        return state
                    }
                    try await Task.sleep(for: .milliseconds(500))
                }
            }
        }
    }
}
