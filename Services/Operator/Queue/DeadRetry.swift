import ArgumentParser
import Documents
import Links
import Messages
import NodeRuntime
import Tables

/// `shangji dead retry`
struct DeadRetry: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry",
        abstract: "Reads dead letters again, behind all new documents.",
        discussion: """
            Of use after an update that reads more formats, or when what failed was the machine. Attempts are counted anew.

            Examples:
              shangji dead retry 1f6c02d9a4b7
              shangji dead retry --stage read
              shangji dead retry --all

            Ends with status 64 when nothing says which, 66 when no dead letter is meant, 69 when the node does not answer.
            """)

    @Argument(help: "The names of documents, or their first digits.")
    var documents: [String] = []

    @OptionGroup var options: DeadOptions
    @OptionGroup var node: NodeOption

    @Flag(help: "All dead letters.")
    var all = false

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() async throws {
        let output = Output()
        try await CommandFault.told {
            guard all || !documents.isEmpty || !options.isEmpty else {
                throw StartError(
                    .usage, zh: "请指明要重新读取哪些文件：写出名称，或用 --stage、--code、--place、--year、--since、--all",
                    en: "say which dead letters: their names, --stage, --code, --place, --year, --since, or --all")
            }
            let client = NodeClient(file: try node.load())
            var filter = try await options.filter(client)
            if !documents.isEmpty { filter.names = try documents.map { try DocumentName.checked($0) } }
            let ordered = try await client.ask(
                "ingest-control", OrderReplay(filter), for: Replays.self, within: .seconds(600))
            guard let item = ordered.items.first, item.matching > 0 else {
                throw StartError(
                    .noInput, zh: "没有符合条件的不能读取的文件；“shangji dead list” 列出全部",
                    en: "no dead letter is meant; “shangji dead list” shows all")
            }
            guard !json else { return ReplayLines.json(ordered).forEach(output.line) }
            output.line(
                output.style.say(
                    "\(item.matching) 份将重新读取。", "\(English.count(item.matching, "dead letter")) will be read again."))
        }
    }
}
