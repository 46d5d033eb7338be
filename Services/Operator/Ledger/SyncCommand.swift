import ArgumentParser
import Documents
import Links
import Messages
import NodeRuntime
import Places
import Tables

/// `shangji sync`
struct SyncCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sync",
        abstract: "Compares this node with the one above, and hands up again what that lacks.",
        discussion: """
            Facts go up by themselves; nothing has to be ordered for that. With --verify both nodes compare digests of what they \
            hold by place and year, and where these differ, document by document. What the node above lacks (it was put back from \
            a backup, or its disk lost rows) is handed up again. What it holds and this node does not is named: it was handed in \
            elsewhere, or this node was put back from a backup.

            Examples:
              shangji sync --verify
              shangji sync --verify --json --node /etc/shangji/node.yaml

            Ends with status 0 when both hold the same, 65 when something differed, 69 when a node does not answer or something is \
            still to be handed up.
            """)

    @Flag(help: "Compare with the node above.")
    var verify = false

    @OptionGroup var node: NodeOption

    @Flag(help: "Print one JSON object.")
    var json = false

    func validate() throws {
        guard verify else { throw ValidationError("facts go up by themselves; --verify compares with the node above") }
    }

    func run() async throws {
        let output = Output()
        let found = try await CommandFault.told {
            let client = NodeClient(file: try node.load())
            output.progress(output.style.say("正在与上级核对 …", "comparing with the node above …"))
            defer { output.progress(nil) }
            return try await client.ask(
                "aggregate-control", VerifyParent(), for: ParentVerified.self, within: .seconds(3_600))
        }
        for line in json ? [Self.json(found)] : Self.lines(found, output.style) { output.line(line) }
        if !found.differences.isEmpty { throw ExitCode(ExitReason.data.rawValue) }
    }

    private static func lines(_ found: ParentVerified, _ style: TerminalStyle) -> [String] {
        let what = style.say(
            "与 \(found.parent) 核对：\(found.groups) 个地区年度，\(found.documents) 份文件",
            "compared with \(found.parent): \(found.groups) places and years, \(English.count(found.documents, "document"))"
        )
        guard !found.differences.isEmpty else { return [what + style.say("，一致。", ", the same at both.")] }
        return [what] + found.differences.flatMap { lines($0, style) }
    }

    private static func lines(_ difference: ParentVerified.Difference, _ style: TerminalStyle) -> [String] {
        let place = difference.place?.rawValue ?? style.say("地区未定", "without a place")
        let head = style.bold("\(place) \(difference.year.map { "\($0)" } ?? "")")
        return [head]
            + difference.missing.map {
                "  " + style.say("上级缺少，重新上报", "lacking above, handed up again") + "  \($0)"
            }
            + difference.extra.map { extra in
                let nodes = extra.nodes.isEmpty ? "–" : extra.nodes.joined(separator: ", ")
                return "  " + style.say("仅上级有（报送节点：\(nodes)）", "only above (handed in at \(nodes))")
                    + "  \(extra.document)"
            }
    }

    private static func json(_ found: ParentVerified) -> String {
        var line = JSONLine()
        line.string("parent", found.parent)
        line.integer("groups", found.groups)
        line.integer("documents", found.documents)
        line.raw(
            "differences",
            JSONLine.objects(found.differences) { line, difference in
                line.string("place", difference.place?.rawValue)
                line.integer("year", difference.year)
                line.raw("missing", JSONLine.list(difference.missing.map { "\"\($0)\"" }))
                line.raw(
                    "extra",
                    JSONLine.objects(difference.extra) { line, extra in
                        line.string("document", extra.document.description)
                        line.string("nodes", extra.nodes.joined(separator: ","))
                    })
            })
        return line.object
    }
}
