import ArgumentParser
import Links
import Messages
import NodeRuntime

/// `shangji replay`: documents are read again.
struct ReplayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Reads documents of the journal again: all, or by place, year, time, name, or edition.",
        subcommands: [ReplayStart.self, ReplayList.self, ReplayCancel.self],
        defaultSubcommand: ReplayStart.self)
}

/// `shangji replay list`
struct ReplayList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Lists replays that were ordered, with their progress.")

    @OptionGroup var node: NodeOption

    @Flag(help: "Print one JSON object a replay.")
    var json = false

    func run() async throws {
        let output = Output()
        try await CommandFault.told {
            let client = NodeClient(file: try node.load())
            let replays = try await client.ask("ingest-control", AskReplays(), for: Replays.self)
            for line in json ? ReplayLines.json(replays) : ReplayLines.lines(replays, output.style) {
                output.line(line)
            }
        }
    }
}

/// `shangji replay cancel`
struct ReplayCancel: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cancel",
        abstract: "Takes a replay back; the documents that wait by it are read all the same.",
        discussion: "Ends with status 66 when there is no replay of this number, 69 when the node does not answer.")

    @Argument(help: "The number of the replay, as “replay list” shows it.")
    var number: Int64

    @OptionGroup var node: NodeOption

    func run() async throws {
        let output = Output()
        try await CommandFault.told {
            let client = NodeClient(file: try node.load())
            let replays = try await client.ask("ingest-control", CancelReplay(id: number), for: Replays.self)
            guard let item = replays.items.first else {
                throw StartError(.noInput, zh: "没有序号为 \(number) 的重读任务", en: "there is no replay \(number)")
            }
            guard item.state != "finished" else {
                throw StartError(
                    .noInput, zh: "重读任务 \(number) 的文件已全部排入队列；其中待读的将照常读取",
                    en: "replay \(number) has queued all its documents; what waits of them is read")
            }
            for line in ReplayLines.lines(replays, output.style) { output.line(line) }
        }
    }
}
