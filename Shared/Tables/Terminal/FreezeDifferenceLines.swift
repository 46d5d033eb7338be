import Documents
import Foundation
import Indicators
import Observations
import Places
import Quantities
import Rollups

/// What is different since cells were frozen: what each was, what it is, and why.
public struct FreezeDifferenceLines {
    private let style: TerminalStyle
    private let names: Names

    /// Makes lines in a style.
    public init(style: TerminalStyle, names: Names) {
        self.style = style
        self.names = names
    }

    /// The lines, under a heading for each place and year.
    public func lines(_ differences: [FrozenDifference]) -> [String] {
        guard !differences.isEmpty else {
            return [style.say("与冻结时一致。", "Nothing is different.")]
        }
        var grid = TerminalGrid(
            [
                (style.say("指标", "Indicator"), .left), (style.say("原为", "Was"), .right),
                (style.say("现为", "Is"), .right), (style.say("原因", "Why"), .left),
            ], style: style)
        var place: PlaceYear?
        for difference in differences {
            let key = PlaceYear(place: difference.key.place, year: difference.key.year)
            if key != place {
                place = key
                grid.add(heading: "\(names.name(of: key.place, in: key.year)) \(key.year)")
            }
            let reasons = difference.reasons.map(words).joined(separator: style.say("；", "; "))
            let parts = changes(difference)
            for (index, part) in parts.enumerated() {
                let name = names.indicator(difference.key.indicator, in: style.language)
                grid.add(["  " + name + part.label, part.was, part.now, index == 0 ? reasons : ""])
            }
        }
        return grid.lines()
            + [
                "",
                style.say(
                    "共 \(differences.count) 个单元格不同。",
                    differences.count == 1 ? "1 cell is different." : "\(differences.count) cells are different."),
            ]
    }

    /// The figures of a cell that differ; its own figure where only what stands beside it does.
    private func changes(_ difference: FrozenDifference) -> [(label: String, was: String, now: String)] {
        let words = CellWords(style: style)
        func part(_ label: String, _ text: (CellBrief) -> String?, _ bounds: (CellBrief) -> Bounds?)
            -> (label: String, was: String, now: String)
        {
            let texts = [difference.was, difference.now].map { $0.flatMap(text) ?? "–" }
            let both = [difference.was, difference.now].map { $0.flatMap(bounds) }
            guard texts[0] == texts[1], both[0] != both[1] else { return (label, texts[0], texts[1]) }
            // What differs is finer than what is printed.
            let figures = FigurePrinting(language: style.language)
            let unit = difference.now?.unit ?? difference.was?.unit ?? ""
            let finer = both.map { figures.interval($0, unit: unit) ?? texts[0] }
            return (label, finer[0], finer[1])
        }
        let isRate = (difference.now ?? difference.was)?.isRate == true
        let below = isRate ? style.say("（下级合并）", " (below, divided)") : style.say("（下级合计）", " (below)")
        let all = [
            part(style.say("（本级）", " (own)"), words.own, \.ownBounds), part(below, words.value, \.bounds),
        ]
        let changed = all.filter { $0.was != $0.now }
        if !changed.isEmpty { return changed }
        func count(_ brief: CellBrief?, _ count: (CellBrief) -> Int) -> String {
            brief.map { "\(count($0))/\($0.expected)" } ?? "–"
        }
        let counts = [
            (style.say("（载明）", " (stating)"), \CellBrief.stating), (style.say("（已报）", " (reporting)"), \.reporting),
        ].map { label, path in
            (
                label: label, was: count(difference.was) { $0[keyPath: path] },
                now: count(difference.now) { $0[keyPath: path] }
            )
        }
        let beside = [part(style.say("（上报）", " (handed up)"), words.handedUp, \.handedUpBounds)] + counts
        // Only what stands behind the figure may differ: another document, a decision, a verdict.
        return beside.first { $0.was != $0.now }.map { [$0] } ?? [all[difference.now?.ownValue == nil ? 1 : 0]]
    }

    private func words(_ reason: FrozenDifference.Reason) -> String {
        switch reason {
        case .decision: style.say("人工核定", "a person decided")
        case .added(let document): style.say("新增文件 \(document.short)", "new document \(document.short)")
        case .gone(let document): style.say("不再采用 \(document.short)", "no longer taken: \(document.short)")
        case .edition(let document, let from, let to):
            style.say(
                "\(document.short) 由新版本重读（\(edition(from))→\(edition(to))）",
                "\(document.short) was read again (\(edition(from)) → \(edition(to)))")
        case .below: style.say("下级数字有变", "figures of places below")
        case .parts: style.say("分子分母有变", "its numerator or denominator")
        case .rules: style.say("规则、目录或名册有变", "rules, catalogue or roster")
        }
    }

    private func edition(_ edition: Edition?) -> String { edition?.description ?? "–" }

}
