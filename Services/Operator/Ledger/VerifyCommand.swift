import ArgumentParser
import Links
import Messages
import NodeRuntime
import Tables

/// `shangji verify`
struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Looks through journal and ledger: every checksum, every document's hash, every cell folded again.",
        discussion: """
            The services go on meanwhile. Takes about as long as reading both files twice, and folding all again. It goes on behind what \
            is damaged, and to the other store when one does not answer.

            Example:
              shangji verify && shangji backup --out /srv/backup/$(date +%F)

            Ends with status 0 when all is sound, 65 when something is not, 69 when a service does not answer.
            """)

    @OptionGroup var node: NodeOption

    @Flag(help: "Print one JSON object a store.")
    var json = false

    func run() async throws {
        let output = Output()
        let client = try CommandFault.told { NodeClient(file: try node.load()) }
        var isSound = true
        var silence: ExitCode?
        for (store, socket) in [("journal", "ingest-control"), ("ledger", "aggregate-control")]
        where client.file.controls.contains(socket) {
            output.progress(output.style.say("正在核对 \(store) …", "looking through the \(store) …"))
            do {
                let found = try await CommandFault.told {
                    defer { output.progress(nil) }
                    return try await client.ask(socket, Verify(), for: Verification.self, within: .seconds(86_400))
                }
                isSound = isSound && found.faults.isEmpty
                for line in json ? [Self.json(store, found)] : Self.lines(store, found, output.style) {
                    output.line(line)
                }
            } catch let status as ExitCode {
                // It was told; the other store is looked at all the same.
                silence = silence ?? status
            }
        }
        if !isSound { throw ExitCode(ExitReason.data.rawValue) }
        if let silence { throw silence }
    }

    private static func lines(_ store: String, _ found: Verification, _ style: TerminalStyle) -> [String] {
        let counts = found.checked.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
        let verdict =
            found.faults.isEmpty
            ? style.say("完好", "sound")
            : style.alarming(style.say("\(found.faults.count) 处有误", English.count(found.faults.count, "fault")))
        return ["\(store): \(verdict) (\(counts))"] + found.faults.map { "  " + $0 }
    }

    private static func json(_ store: String, _ found: Verification) -> String {
        var line = JSONLine()
        line.string("store", store)
        line.boolean("sound", found.faults.isEmpty)
        var checked = JSONLine()
        for (name, count) in found.checked.sorted(by: { $0.key < $1.key }) { checked.integer(name, count) }
        line.raw("checked", checked.object)
        line.raw("faults", JSONLine.list(found.faults.map(JSONLine.quoted)))
        return line.object
    }
}
