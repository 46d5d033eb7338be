import ArgumentParser
import Documents
import Indicators
import Links
import Messages
import NodeRuntime
import Places
import Tables

/// `shangji sync`
struct SyncCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sync",
        abstract:
            "Compares this node with the one above and hands up again what that lacks, or lists what was refused.",
        discussion: """
            Facts go up by themselves; nothing has to be ordered for that. With --verify both nodes compare digests of what they \
            hold by place and year, and where these differ, document by document. What the node above lacks (it was put back from \
            a backup, or its disk lost rows) is handed up again. What it holds and this node does not is named: it was handed in \
            elsewhere, or this node was put back from a backup. What the node above refused is handed up once more: it may be taken by \
            now. What persons decided above about figures of this node's place is listed \
            as such: a decision does not travel down, so that is no difference.

            With --refused this node alone is asked, whether the line is up or not: what the node above refused of what this one handed up, and \
            what this one refused of nodes below it, each with place and year where they are known, the reason in the words of the node that \
            refused it, and since when. What was taken since is not listed. Of each node below the newest 1,000 are kept; the others are counted.

            Examples:
              shangji sync --verify
              shangji sync --verify --json --node /etc/shangji/node.yaml
              shangji sync --refused

            Ends with status 0 when both hold the same, what was decided above apart, or nothing is refused; 65 when something differed or is \
            refused; 69 when a node does not answer or something is still to be handed up.
            """)

    @Flag(help: "Compare with the node above.")
    var verify = false

    @Flag(help: "List what the node above refused, and what this one refused of nodes below.")
    var refused = false

    @OptionGroup var node: NodeOption

    @Flag(help: "Print one JSON object; with --refused one a refused fact.")
    var json = false

    func validate() throws {
        guard verify || refused else {
            throw ValidationError(
                zh: "内容会自动上报；--verify 与上级核对，--refused 列出被拒收的内容",
                en: "facts go up by themselves; --verify compares with the node above, --refused lists what was refused"
            )
        }
        guard !verify || !refused else {
            throw ValidationError(zh: "--verify 与 --refused 只能选一个", en: "give one of --verify and --refused")
        }
    }

    func run() async throws {
        let output = Output()
        if refused { return try await list(output) }
        let found = try await CommandFault.told {
            let client = NodeClient(file: try node.load())
            output.progress(output.style.say("正在与上级核对 …", "comparing with the node above …"))
            defer { output.progress(nil) }
            return try await client.ask(
                "aggregate-control", VerifyParent(), for: ParentVerified.self, within: .seconds(3_600))
        }
        guard !json else {
            output.line(Self.json(found))
            return try Self.end(found)
        }
        let names = Names(catalogue: try await catalogue(), gazetteer: try Gazetteer.bundled())
        for line in SyncLines(style: output.style, names: names).lines(found) { output.line(line) }
        try Self.end(found)
    }

    private func list(_ output: Output) async throws {
        try await CommandFault.told {
            let found = try await NodeClient(file: try node.load()).with("aggregate-control") {
                try await RefusedLines.ask($0)
            }
            if json {
                found.json.forEach(output.line)
                found.notes(output.style).forEach(output.note)
            } else {
                found.lines(output.style, try Gazetteer.bundled()).forEach(output.line)
            }
            if !found.isEmpty { throw ExitCode(ExitReason.data.rawValue) }
        }
    }

    /// The catalogue is for the names of what was decided.
    private func catalogue() async throws -> Catalogue {
        try await CommandFault.told { try await NodeClient(file: try node.load()).catalogue() }
    }

    private static func end(_ found: ParentVerified) throws {
        if found.differences.contains(where: \.isFault) { throw ExitCode(ExitReason.data.rawValue) }
    }

    private static func json(_ found: ParentVerified) -> String {
        var line = JSONLine()
        line.string("parent", found.parent)
        line.integer("groups", found.groups)
        line.integer("documents", found.documents)
        line.integer("refused", found.refused)
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
                line.raw(
                    "decisions",
                    JSONLine.list(
                        (difference.decisions ?? []).map { DecisionLines.json($0, isApplied: nil, cell: nil) }))
            })
        return line.object
    }
}
