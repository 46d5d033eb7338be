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
            The services go on meanwhile. Takes about as long as reading both files once, and folding all again.

            Example:
              shangji verify && shangji backup --out /srv/backup/$(date +%F)

            Ends with status 0 when all is sound, 65 when something is not, 69 when a service does not answer.
            """)

    @OptionGroup var node: NodeOption

    @Flag(help: "Print one JSON object a store.")
    var json = false

    func run() async throws {
        let output = Output()
        var isSound = true
        try await CommandFault.told {
            let client = NodeClient(file: try node.load())
            for (store, socket) in [("journal", "ingest-control"), ("ledger", "aggregate-control")]
            where client.file.controls.contains(socket) {
                output.progress(output.style.say("正在核对 \(store) …", "looking through the \(store) …"))
                let found = try await client.ask(
                    socket, Verify(), for: Verification.self, within: .seconds(86_400))
                output.progress(nil)
                isSound = isSound && found.faults.isEmpty
                for line in json ? [Self.json(store, found)] : Self.lines(store, found, output.style) {
                    output.line(line)
                }
            }
        }
        if !isSound { throw ExitCode(ExitReason.data.rawValue) }
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
