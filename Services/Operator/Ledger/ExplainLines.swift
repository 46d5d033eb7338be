import Documents
import Foundation
import Indicators
import Observations
import Places
import Quantities
import Rollups
import Tables

/// What a figure is made of, as lines for a person.
struct ExplainLines {
    let walk: CellWalk
    /// The year of the divisions, where it is another than that of the figures.
    let asOf: Int?

    /// More places than these of which nothing arrived are counted, not named.
    private static let mostSilent = 12

    init(_ walk: CellWalk, asOf: Int?) {
        self.walk = walk
        self.asOf = asOf
    }

    /// The lines, indented by level.
    func text(_ cell: CellArguments, _ style: TerminalStyle) -> [String] {
        let divisions = asOf.map { style.say("（\($0)年区划）", " (divisions of \($0))") } ?? ""
        return [style.bold("\(walk.name) \(cell.year)\(divisions)  \(cell.indicator)")]
            + body(walk, style, margin: "  ")
    }

    private func body(_ walk: CellWalk, _ style: TerminalStyle, margin: String) -> [String] {
        let cell = walk.cell
        var lines: [String] = []
        func say(_ zh: String, _ en: String) { lines.append(margin + style.say(zh, en)) }
        let rule = cell.handedUpBy.words
        if let value = cell.handedUp {
            say("上报 \(value)\(cell.unit)：\(rule.zh)", "hands up \(value) \(cell.unit): \(rule.en)")
        }
        if let value = cell.value {
            let partial = cell.isComplete ? style.say("", "") : style.say("（已载明合计）", " (stated so far)")
            say("下级合计 \(value)\(partial)", "sum below \(value)\(partial)")
        }
        lines += coverage(walk, style).map { margin + $0 }
        if let editions = cell.editions {
            let list = editions.map(\.description).joined(separator: style.say("、", ", "))
            let words = style.say("读取版本 \(list)", "read by edition \(list)")
            // Figures that were read by different catalogues may not mean the same.
            let differ = Set(editions.map(\.catalogue)).count > 1
            lines.append(margin + (differ ? style.alarming(words) : words))
        }
        if let own = cell.ownValue, cell.coverage.expected > 0 || cell.verdict != .none {
            let difference = cell.difference.map { "\($0)" } ?? ""
            let (zh, en) = (cell.verdictReason.words.zh, cell.verdictReason.words.en)
            say(
                "本级数 \(own)，比较：\(cell.verdict.words.zh)\(difference.isEmpty ? "" : "，差额 \(difference)")。\(zh)",
                "own figure \(own), compared: \(cell.verdict.words.en)\(difference.isEmpty ? "" : ", difference \(difference)"). \(en)"
            )
        }
        if cell.isAmbiguous {
            lines.append(margin + style.alarming(style.say("多个数字，未能取舍", "several figures, and nothing decides")))
        }
        if let growth = walk.growth {
            let words = GrowthWords(style: style) { walk.leftOut[$0] ?? $0.rawValue }
            lines.append(margin + words.sentence(growth, unit: cell.unit))
        }
        for note in walk.notes { lines.append(margin + style.say(note.words.zh, note.words.en)) }
        for decision in cell.decisions ?? [] {
            let line = DecisionWords(style: style).sentence(decision, unit: cell.unit)
            lines.append(margin + (decision.isApplied ? line : style.alarming(line)))
        }
        for figure in walk.inputs?.figures ?? [] { lines += self.figure(figure, of: cell, style, margin: margin) }
        lines += documents(walk, style).map { margin + $0 }
        lines += children(walk, style).map { margin + $0 }
        for step in walk.below {
            lines.append(margin + style.bold(step.name) + entry(step, style))
            lines += body(step, style, margin: margin + "  ")
        }
        return lines
    }

    /// By which rule a place came into the one above.
    private func entry(_ step: CellWalk, _ style: TerminalStyle) -> String {
        guard let child = step.asChild else { return "" }
        let words = style.say(child.rule.words.zh, child.rule.words.en)
        let partial = child.rule == .entered && child.isPartial ? style.say("，不完整", ", not complete") : ""
        return style.say("：", ": ") + words + partial + heirs(child, style)
    }

    private func heirs(_ child: CellInputs.Child, _ style: TerminalStyle) -> String {
        guard !child.heirs.isEmpty else { return "" }
        let names = child.heirs.joined(separator: style.say("、", ", "))
        return child.rule == .stoodDown
            ? style.say("（\(names)）", " (\(names))") : style.say("（代\(names)）", " (stands in for \(names))")
    }

    /// How many places below are in which state, at both levels.
    private func coverage(_ walk: CellWalk, _ style: TerminalStyle) -> [String] {
        let coverage = walk.cell.coverage
        guard coverage.expected > 0 else { return [] }
        func states(
            zero: Int, ambiguous: Int, reporting: Int, inProcess: Int, unreadable: Int, undecided: Int, silent: Int
        ) -> String {
            [
                (zero, "载明为零", "state zero"), (ambiguous, "数字并存", "ambiguous"), (reporting, "已报", "report"),
                (inProcess, "在办", "in process"), (unreadable, "无法读取", "could not be read"),
                (undecided, "地区未定", "undecided"), (silent, "未收到", "nothing arrived"),
            ].filter { $0.0 > 0 }.map { style.say("，\($0.1)\($0.0)", ", \($0.0) \($0.2)") }.joined()
        }
        let counties = coverage.counties
        var lines = [
            style.say(
                "下级 \(coverage.expected) 个，载明 \(coverage.stating) 个",
                "\(coverage.stating) of \(coverage.expected) below state it")
                + states(
                    zero: coverage.zero, ambiguous: coverage.ambiguous, reporting: coverage.reporting,
                    inProcess: coverage.inProcess, unreadable: coverage.unreadable, undecided: coverage.undecided,
                    silent: coverage.silent)
        ]
        if counties.expected > 0, counties.expected != coverage.expected {
            lines.append(
                style.say(
                    "县级 \(counties.expected) 个，载明 \(counties.stating) 个",
                    "\(counties.stating) of \(counties.expected) counties state it")
                    + states(
                        zero: counties.zero, ambiguous: counties.ambiguous, reporting: counties.reporting,
                        inProcess: coverage.countiesInProcess, unreadable: counties.unreadable,
                        undecided: coverage.countiesUndecided, silent: coverage.countiesSilent))
        }
        if walk.inputs == nil, !coverage.missingNames.isEmpty {
            let names = coverage.missingNames.prefix(Self.mostSilent).joined(separator: style.say("、", ", "))
            lines.append(style.say("未载明：\(names)", "missing: \(names)"))
        }
        return lines
    }

    /// The places below that are not told on their own, by the rule that keeps each out.
    private func children(_ walk: CellWalk, _ style: TerminalStyle) -> [String] {
        let told = Set(walk.below.map(\.cell.place))
        let others = (walk.inputs?.children ?? []).filter { !told.contains($0.place) }
        return CellInputs.Rule.allCases.compactMap { rule in
            let children = others.filter { $0.rule == rule }
            guard !children.isEmpty else { return nil }
            let most = rule == .noReport ? Self.mostSilent : children.count
            let names = children.prefix(most).map { $0.name + heirs($0, style) }.joined(separator: style.say("、", ", "))
            let rest = children.count - min(most, children.count)
            return style.say(rule.words.zh, rule.words.en) + style.say("：", ": ") + names
                + (rest > 0 ? style.say("等\(children.count)个", " and \(rest) more") : "")
        }
    }

    /// The documents of the place and year that state nothing, since nobody could read them yet.
    private func documents(_ walk: CellWalk, _ style: TerminalStyle) -> [String] {
        func line(_ document: Fulfilment.Evidence, _ zh: String, _ en: String) -> String {
            style.say(zh, en) + " \(document.document.short)  \(document.source ?? "")"
                + (document.reason.map { "  \($0)" } ?? "")
        }
        return (walk.inputs?.inProcess ?? []).map { line($0, "在办", "in process") }
            + (walk.inputs?.unreadable ?? []).map { line($0, "无法读取", "could not be read") }
    }

    private func figure(
        _ figure: CellInputs.Figure, of cell: Cell, _ style: TerminalStyle, margin: String
    ) -> [String] {
        let stated = figure.observation
        let name = stated.indicator == cell.indicator ? "" : "\(stated.indicator) "
        let origin = style.say(figure.origin.words.zh, figure.origin.words.en)
        let state = figure.whyNot.map { style.say("未采用：\($0.words.zh)", "left out: \($0.words.en)") }
        let notes = [origin.isEmpty ? nil : origin, state].compactMap(\.self).joined(separator: style.say("，", ", "))
        let document = [
            figure.source, figure.department, style.say(figure.kind.words.zh, figure.kind.words.en),
            figure.published.map { style.say("\($0)公布", "published \($0)") },
        ].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: "  ")
        return [
            margin + name + stated.surface + (notes.isEmpty ? "" : "  (\(notes))"), margin + "  “\(stated.sentence)”",
            margin + "  \(figure.document.short) #\(figure.index)  \(document)",
        ]
    }
}
