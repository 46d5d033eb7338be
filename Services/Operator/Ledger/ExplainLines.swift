import Documents
import Foundation
import Indicators
import Observations
import Phrases
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
        let words = CellWords(style: style)
        lines += [words.handedUp(cell), words.below(cell), words.spread(cell)].compactMap(\.self).map { margin + $0 }
        lines += coverage(walk, style).map { margin + $0 }
        if let editions = cell.editions {
            let list = editions.map(\.description).joined(separator: style.say("、", ", "))
            let words = style.say("读取版本 \(list)", "read by edition \(list)")
            // Figures that were read by different catalogues may not mean the same.
            let differ = Set(editions.map(\.catalogue)).count > 1
            lines.append(margin + (differ ? style.alarming(words) : words))
        }
        if let own = words.own(cell), cell.coverage.expected > 0 || cell.verdict != .none { lines.append(margin + own) }
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
        var lines = CoverageSentences(style: style).lines(coverage)
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
        let notes = [origin.isEmpty ? nil : origin, reach(figure, style), state].compactMap(\.self).joined(
            separator: style.say("，", ", "))
        let document = [
            figure.source, figure.department, style.say(figure.kind.words.zh, figure.kind.words.en),
            figure.published.map { style.say("\($0)公布", "published \($0)") },
        ].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: "  ")
        return [
            margin + name + TextWidth.oneLine(stated.surface) + (notes.isEmpty ? "" : "  (\(notes))"),
            margin + "  “\(TextWidth.oneLine(stated.sentence))”",
            margin + "  \(figure.document.short) #\(figure.index)  \(document)",
        ]
    }

    /// That the text does not say how far an own figure reaches, and for what it is taken by custom; `nil` where it does.
    private func reach(_ figure: CellInputs.Figure, _ style: TerminalStyle) -> String? {
        let stated = figure.observation
        guard stated.ambitAssumed, stated.scope == .`self`, figure.origin == .own else { return nil }
        let custom = stated.ambit.words
        return style.say("文中未说范围", "reach not stated")
            + (stated.ambit == .unknown ? "" : style.say("，按惯例为\(custom.zh)", ", by custom \(custom.en)"))
    }
}
