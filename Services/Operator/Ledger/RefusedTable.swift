import Documents
import Indicators
import Observations
import Phrases
import Places
import Tables

/// Refused facts, a row each, and under it the reason: it says what to do, and no terminal is too narrow for it.
struct RefusedTable {
    let gazetteer: Gazetteer
    let style: TerminalStyle

    /// - Parameter areFromBelow: whether the first column says which node handed them up.
    func lines(_ facts: [RefusedFact], areFromBelow: Bool) -> [String] {
        guard !facts.isEmpty else { return [] }
        var columns: [(heading: String, side: TerminalGrid.Side)] = [
            (style.say("文件", "Document"), .left), (style.say("内容", "Fact"), .left),
            (style.say("地区", "Place"), .left), (style.say("年度", "Year"), .right),
            (style.say("首次", "Since"), .left), (style.say("次数", "Times"), .right),
        ]
        if areFromBelow { columns.insert((style.say("节点", "Node"), .left), at: 0) }
        var grid = TerminalGrid(columns, style: style)
        for fact in facts {
            grid.add((areFromBelow ? [node(fact)] : []) + cells(fact))
            let reason = TextWidth.oneLine(fact.reason)
            grid.add(note: style.say("原因：\(reason)", "Reason: \(reason)"))
        }
        return grid.lines(indent: "  ")
    }

    private func cells(_ fact: RefusedFact) -> [String] {
        let subject = fact.subject
        // A decision about a cell has no document: its indicator says what it is about.
        let document = subject.document.map { String($0.description.prefix(12)) } ?? "–"
        let kind = fact.kind.words.text(in: style.language)
        let what = subject.indicator.map { "\(kind) \(TextWidth.label($0.rawValue))" } ?? kind
        let place = subject.place.map { named($0, in: subject.year) } ?? "–"
        let year = subject.year.map { "\($0)" } ?? "–"
        return [document, what, place, year, PersonTime.text(fact.since), "\(fact.times)"]
    }

    private func node(_ fact: RefusedFact) -> String {
        let name = fact.node.map(TextWidth.label) ?? "–"
        return fact.nodePlace.map { "\(name) (\(gazetteer.place($0)?.name ?? TextWidth.label($0.rawValue)))" } ?? name
    }

    /// A place by its name as of a year and its code.
    private func named(_ code: PlaceCode, in year: Int?) -> String {
        let place = year.flatMap { gazetteer.place(code, in: $0) } ?? gazetteer.place(code)
        return place.map { "\($0.name) (\(code.rawValue))" } ?? TextWidth.label(code.rawValue)
    }
}

extension Fact.Kind {
    /// The kind for people.
    fileprivate var words: Phrase {
        switch self {
        case .reading: Phrase(zh: "读取结果", en: "reading")
        case .claim: Phrase(zh: "报送记录", en: "claim")
        case .burial: Phrase(zh: "不能读取", en: "dead letter")
        case .retraction: Phrase(zh: "撤回或恢复", en: "retraction")
        case .decision: Phrase(zh: "人工核定", en: "decision")
        }
    }
}
