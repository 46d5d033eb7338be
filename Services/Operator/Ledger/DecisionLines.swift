import Documents
import Indicators
import Messages
import Observations
import Places
import Quantities
import Rollups
import Tables

/// What persons decided, as JSON and as lines of a list.
enum DecisionLines {
    /// A decision with whether it is applied, as one JSON object.
    static func json(_ decision: CellDecision) -> String {
        json(decision.adjudication, isApplied: decision.isApplied, cell: nil)
    }

    /// A decision as one JSON object; what is not known is null.
    static func json(_ adjudication: Adjudication, isApplied: Bool?, cell: Cell.Key?) -> String {
        var line = JSONLine()
        switch adjudication.subject {
        case .cell(let place, let year, let indicator):
            line.string("about", "cell")
            line.string("place", place.rawValue)
            line.integer("year", year)
            line.string("indicator", indicator.rawValue)
        case .observation(let document, let indicator, let span):
            line.string("about", "figure")
            line.string("place", cell?.place.rawValue)
            line.integer("year", cell?.year)
            line.string("indicator", indicator.rawValue)
            line.string("document", document.description)
            line.integer("start", span.start)
            line.integer("end", span.end)
        }
        switch adjudication.decision {
        case .value(let value):
            line.string("decision", "value")
            line.number("value", value)
        case .notUsable: line.string("decision", "not_usable")
        case .withdrawn: line.string("decision", "withdrawn")
        }
        line.raw("applied", isApplied.map { $0 ? "true" : "false" } ?? "null")
        line.integer("counter", adjudication.counter)
        line.string("reason", adjudication.reason)
        line.string("person", adjudication.person)
        line.integer("time", Int(adjudication.time))
        return line.object
    }

    /// A list for a person.
    static func lines(_ items: [Adjudications.Item], _ names: Names, _ style: TerminalStyle) -> [String] {
        guard !items.isEmpty else { return [style.say("没有人工核定。", "Nobody has decided about anything.")] }
        return items.flatMap { item -> [String] in
            let adjudication = item.adjudication
            let place = item.cell.map { names.name(of: $0.place, in: $0.year) + " \($0.year)" } ?? ""
            let unit = names.catalogue[adjudication.indicator]?.unit ?? ""
            let head = "\(place)  \(adjudication.indicator)"
            guard let isApplied = item.isApplied else {
                return [style.bold(head), "  " + style.say("所涉文件已不计入。", "Its document does not count.")]
            }
            let words = DecisionWords(style: style).sentence(
                CellDecision(adjudication, isApplied: isApplied), unit: unit)
            return [style.bold(head), "  " + (isApplied ? words : style.alarming(words))]
        }
    }
}
