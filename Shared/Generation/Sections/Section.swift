import Indicators

/// A part of a report: its heading, sentences without figures, and the wordings of its indicators.
///
/// Written as a table, one thing a line:
///
/// | begins with | is |
/// |---|---|
/// | `#` | the heading |
/// | `~` | a sentence without figures |
/// | `@` | the group of the indicators that follow: `@ mediation` makes `received` `mediation.received` |
/// | `=` | how an indicator's value is invented, see ``Recipe`` |
/// | `^` | a wording that only prefectures and provinces may use |
/// | anything else | a wording, see ``Slot`` |
struct Section: Sendable {
    private(set) var heading = ""
    private(set) var prose: [String] = []
    private(set) var recipes: [(code: IndicatorCode, recipe: Recipe)] = []
    private(set) var wordings: [Wording] = []

    init(_ table: String) throws(PhraseError) {
        var group = ""
        func code(_ name: Substring) -> IndicatorCode {
            IndicatorCode(rawValue: name.contains(".") ? String(name) : "\(group).\(name)")
        }
        for line in table.split(separator: "\n") {
            let rest = line.dropFirst(2)
            switch line.first {
            case "#": heading = String(rest)
            case "~": prose.append(String(rest))
            case "@": group = String(rest)
            case "=":
                let name = rest.prefix { $0 != " " }
                recipes.append((code(name), try Recipe(rest.dropFirst(name.count), line: line, code: code)))
            default: wordings.append(try Wording(line, code: code))
            }
        }
    }

    /// The tables of the chapter on what was done, in the order in which a report goes through them.
    static let tables = [
        leadership, powers, service, business, rules, decision, enforcement, mediation, review, publicity, oversight,
    ]
}
