import Documents
import Indicators
import Messages
import Observations
import Places
import Rollups
import Tables

/// What the comparison with the node above found, for a person.
struct SyncLines {
    let style: TerminalStyle
    let names: Names

    /// All of it.
    func lines(_ found: ParentVerified) -> [String] {
        let parent = TextWidth.label(found.parent)
        let what = style.say(
            "与 \(parent) 核对：\(found.groups) 个地区年度，\(found.documents) 份文件",
            "compared with \(parent): \(found.groups) places and years, \(English.count(found.documents, "document"))"
        )
        let faults = found.differences.filter(\.isFault)
        let head = faults.isEmpty ? what + style.say("，一致。", ", the same at both.") : what
        return [head] + faults.flatMap(lines) + refused(found.refused ?? 0)
            + decisions(found.differences.flatMap { $0.decisions ?? [] })
    }

    /// What the node above had refused. Whether it takes it now is known a little later.
    private func refused(_ count: Int) -> [String] {
        guard count > 0 else { return [] }
        return [
            style.say(
                "上级曾拒收 \(count) 项，已再次上报；仍被拒收的由“shangji sync --refused”列出。",
                "handed up once more what was refused above: \(English.count(count, "fact")); "
                    + "“shangji sync --refused” lists what is refused again")
        ]
    }

    private func lines(_ difference: ParentVerified.Difference) -> [String] {
        let place = difference.place?.rawValue ?? style.say("地区未定", "without a place")
        let head = style.bold("\(place) \(difference.year.map { "\($0)" } ?? "")")
        return [head]
            + difference.missing.map {
                "  " + style.say("上级缺少，重新上报", "lacking above, handed up again") + "  \($0)"
            }
            + difference.extra.map { extra in
                let nodes = extra.nodes.isEmpty ? "–" : extra.nodes.map(TextWidth.label).joined(separator: ", ")
                return "  " + style.say("仅上级有（报送节点：\(nodes)）", "only above (handed in at \(nodes))")
                    + "  \(extra.document)"
            }
    }

    /// What was decided above. It holds there, and this node's own figures are as they were read here.
    private func decisions(_ decisions: [Adjudication]) -> [String] {
        guard !decisions.isEmpty else { return [] }
        let head = style.say("上级核定（不下传，不计为差异）：", "Decided above (that does not travel down, and is no difference):")
        return [head]
            + decisions.map { decision in
                guard case .cell(let place, let year, let indicator) = decision.subject else { return "" }
                let unit = names.catalogue[indicator]?.unit ?? ""
                let words = DecisionWords(style: style).sentence(CellDecision(decision, isApplied: true), unit: unit)
                return "  \(names.name(of: place, in: year)) (\(TextWidth.label(place.rawValue))) \(year)  "
                    + "\(TextWidth.label(indicator.rawValue))  \(words)"
            }
    }
}
