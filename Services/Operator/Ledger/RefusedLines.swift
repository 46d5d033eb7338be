import Documents
import Indicators
import Links
import Messages
import Observations
import Places
import Tables

/// What was refused at both ends of a node: by the node above, and here of what nodes below handed up.
struct RefusedLines {
    /// The node above; `nil` when it is not known by name.
    var parent: String?
    /// What that refused.
    var above: [RefusedFact]
    /// What this node refused.
    var below: [RefusedFact]
    /// How many further facts of each node below are not listed.
    var past: [String: Int]

    /// Whether nothing is refused.
    var isEmpty: Bool { above.isEmpty && below.isEmpty && past.isEmpty }

    /// All of it, as a ledger tells it.
    static func ask(_ client: ControlClient) async throws -> RefusedLines {
        var all = RefusedLines(parent: nil, above: [], below: [], past: [:])
        for side in [AskRefusals.Side.above, .below] {
            var question = AskRefusals(side, limit: 500)
            repeat {
                let page = try await client.ask(question, for: Refusals.self)
                switch side {
                case .above:
                    all.parent = page.parent
                    all.above += page.items
                case .below:
                    all.below += page.items
                    all.past.merge(page.past ?? [:]) { $1 }
                }
                question.before = page.next
            } while question.before != nil
        }
        return all
    }

    /// For a person.
    func lines(_ style: TerminalStyle, _ gazetteer: Gazetteer) -> [String] {
        let parent = parent.map(TextWidth.label)
        guard !isEmpty else {
            return [style.say("没有被拒收的内容：上级未拒收，本级也未拒收下级的。", "Nothing is refused: neither by the node above nor here.")]
        }
        var lines: [String] = []
        if !above.isEmpty {
            lines.append(
                style.bold(
                    style.say(
                        "被上级\(parent.map { " \($0) " } ?? "")拒收 \(above.count) 项：",
                        "Refused by \(parent.map { "\($0), " } ?? "")the node above (\(above.count)):")))
            lines += RefusedTable(gazetteer: gazetteer, style: style).lines(above, areFromBelow: false)
        }
        if !below.isEmpty || !past.isEmpty {
            lines.append(
                style.bold(
                    style.say(
                        "本级拒收下级上报 \(below.count) 项：", "Refused here, of what nodes below handed up (\(below.count)):")))
            lines += RefusedTable(gazetteer: gazetteer, style: style).lines(below, areFromBelow: true)
        }
        return lines + notes(style)
    }

    /// What is not listed, a line a node.
    func notes(_ style: TerminalStyle) -> [String] {
        past.sorted { $0.key < $1.key }.map { name, count in
            let node = TextWidth.label(name)
            return style.say(
                "\(node) 另有 \(count) 项较早的不再列出。",
                "\(node): \(English.count(count, "older refusal")) not listed any more.")
        }
    }

    /// For scripts: an object a fact.
    var json: [String] {
        above.map { Self.json($0, "above") } + below.map { Self.json($0, "below") }
    }

    private static func json(_ fact: RefusedFact, _ side: String) -> String {
        var line = JSONLine()
        line.string("side", side)
        line.string("node", fact.node)
        line.string("node_place", fact.nodePlace?.rawValue)
        line.string("document", fact.subject.document?.description)
        line.string("fact", fact.kind.rawValue)
        line.string("place", fact.subject.place?.rawValue)
        line.integer("year", fact.subject.year)
        line.string("indicator", fact.subject.indicator?.rawValue)
        line.string("reason", fact.reason)
        line.integer("since", Int(fact.since))
        line.integer("last", Int(fact.last))
        line.integer("times", fact.times)
        return line.object
    }
}
