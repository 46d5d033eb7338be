import Documents
import Foundation
import Indicators
import Observations
import Places
import Quantities
import Rollups
import Tables

/// What is kept under names as lines for a person, and that and what is different since for scripts.
struct FreezeLines {
    let names: Names
    let style: TerminalStyle

    // MARK: What is kept

    func text(_ freezes: [Freeze]) -> [String] {
        guard !freezes.isEmpty else { return [style.say("没有冻结过数据。", "Nothing was frozen.")] }
        var grid = TerminalGrid(
            [
                (style.say("名称", "Name"), .left), (style.say("时间", "When"), .left),
                (style.say("地区", "Place"), .left), (style.say("年度", "Year"), .right),
                (style.say("单元格", "Cells"), .right), (style.say("冻结人", "By"), .left),
            ], style: style)
        for freeze in freezes {
            grid.add([
                freeze.name, PersonTime.text(freeze.time),
                freeze.place.map { names.name(of: $0, in: freeze.year) } ?? style.say("全部", "all"),
                freeze.year.map { "\($0)" } ?? style.say("全部", "all"), "\(freeze.cells)", freeze.person ?? "",
            ])
        }
        return grid.lines()
    }

    static func json(_ freeze: Freeze) -> String {
        var line = JSONLine()
        line.string("name", freeze.name)
        line.integer("time", Int(freeze.time))
        line.string("place", freeze.place?.rawValue)
        line.integer("year", freeze.year)
        line.integer("cells", freeze.cells)
        line.string("person", freeze.person)
        return line.object
    }

    // MARK: What is different

    func json(_ difference: FrozenDifference) -> String {
        var line = JSONLine()
        line.string("place", difference.key.place.rawValue)
        line.string("name", names.name(of: difference.key.place, in: difference.key.year))
        line.integer("year", difference.key.year)
        line.string("indicator", difference.key.indicator.rawValue)
        line.string("unit", difference.now?.unit ?? difference.was?.unit)
        line.raw("was", Self.json(difference.was))
        line.raw("is", Self.json(difference.now))
        line.raw(
            "why",
            JSONLine.objects(difference.reasons) { line, reason in
                switch reason {
                case .decision: line.string("reason", "decision")
                case .added(let document):
                    line.string("reason", "added")
                    line.string("document", document.description)
                case .gone(let document):
                    line.string("reason", "gone")
                    line.string("document", document.description)
                case .edition(let document, let from, let to):
                    line.string("reason", "edition")
                    line.string("document", document.description)
                    line.string("from", from?.description)
                    line.string("to", to?.description)
                case .below: line.string("reason", "below")
                case .parts: line.string("reason", "parts")
                case .rules: line.string("reason", "rules")
                }
            })
        return line.object
    }

    private static func json(_ brief: CellBrief?) -> String {
        guard let brief else { return "null" }
        var line = JSONLine()
        BriefLines.fill(&line, brief)
        return line.object
    }
}
