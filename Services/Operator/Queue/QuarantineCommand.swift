import ArgumentParser
import Documents
import Foundation
import Links
import Messages
import NodeRuntime
import Tables

/// `shangji quarantine`: documents that are marked secret.
struct QuarantineCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "quarantine",
        abstract: "Lists documents that are marked secret, releases them, or destroys them.",
        discussion: """
            A document that is handed in with --secret, or that bears 秘密, 机密 or 绝密 at its head, is kept in the journal of the node: it is \
            not read, and nothing that it says goes to the ledger or to the node above. Those that knew of it before its mark was found \
            count it among the dead letters. A person decides about it, with a reason.

            Examples:
              shangji quarantine
              shangji quarantine release 1f6c02d9 --reason "已解密" --person 李
              shangji quarantine destroy 1f6c02d9 --reason "误报"

            Ends with status 66 when the node has no such document, 69 when it does not answer or the document is not in quarantine.
            """,
        subcommands: [QuarantineList.self, QuarantineRelease.self, QuarantineDestroy.self],
        defaultSubcommand: QuarantineList.self)
}

/// `shangji quarantine list`
struct QuarantineList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Lists what is in quarantine, and what was destroyed there.")

    @OptionGroup var node: NodeOption

    @Flag(help: "Print one JSON object a document.")
    var json = false

    func run() async throws {
        let output = Output()
        try await CommandFault.told {
            let items = try await NodeClient(file: try node.load()).queue(QueueFilter(statuses: ["quarantined"]))
            if json {
                for item in items { output.line(QueueLines.json(item).object) }
            } else if items.isEmpty {
                output.line(output.style.say("没有隔离的文件。", "Nothing is in quarantine."))
            } else {
                for line in QueueLines.lines(items, output.style) { output.line(line) }
            }
        }
    }
}

extension DocumentOrder {
    /// Decides about a document in quarantine and prints what holds from now on.
    fileprivate func decide(_ decision: DecideQuarantine.Decision) async throws {
        try await carryOut { client, item, output in
            let order = DecideQuarantine(
                document: item, decision: decision, reason: reason, person: person.name)
            let decided = try await client.ask(
                "ingest-control", order, for: QuarantineDecided.self, within: .seconds(60)
            ).item
            guard !json else { return output.line(QueueLines.json(decided).object) }
            let name = item.description.prefix(12)
            output.line(
                decision == .release
                    ? output.style.say("\(name) 已解除隔离，将被读取。", "\(name) is released: it is read like any other.")
                    : output.style.say(
                        "\(name) 的内容已销毁；记录保留。", "\(name) is destroyed: its bytes are gone, its entry stays."))
        }
    }
}

/// `shangji quarantine release`
struct QuarantineRelease: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "release", abstract: "Lets a document in quarantine be read like any other.")

    @OptionGroup var order: DocumentOrder

    func run() async throws { try await order.decide(.release) }
}

/// `shangji quarantine destroy`
struct QuarantineDestroy: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "destroy", abstract: "Removes the bytes of a document in quarantine; its entry stays.")

    @OptionGroup var order: DocumentOrder

    func run() async throws { try await order.decide(.destroy) }
}
