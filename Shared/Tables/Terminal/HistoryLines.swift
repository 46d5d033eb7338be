import Documents
import Foundation
import Observations
import Phrases
import Quantities
import Rollups

/// What a cell said from one change to the next, one row each. No row is without what it changed: where no column shows it, words do.
public struct HistoryLines {
    private let style: TerminalStyle
    private let decisions: [DocumentID: String]
    private let retractions: [DocumentID: Retraction]
    private let time: (Int64) -> String

    /// Makes lines in a style.
    ///
    /// - Parameters:
    ///   - decisions: the places of decisions about cells, by the names under which these are kept.
    ///   - retractions: what was decided last about documents that were ever retracted.
    ///   - time: how a moment in milliseconds since 1970 (UTC) is written.
    public init(
        style: TerminalStyle, decisions: [DocumentID: String], retractions: [DocumentID: Retraction],
        time: @escaping (Int64) -> String
    ) {
        self.style = style
        self.decisions = decisions
        self.retractions = retractions
        self.time = time
    }

    /// A table of the versions, oldest first.
    public func lines(_ versions: [CellVersion]) -> [String] {
        var grid = TerminalGrid(
            [
                (style.say("自", "Since"), .left), (style.say("下级合计", "Sum below"), .right),
                (style.say("本地区", "Own figure"), .right), (style.say("已载明", "Stating"), .right),
                (style.say("已报", "Reporting"), .right), (style.say("上报", "Handed up"), .right),
                (style.say("另有变化", "Beside"), .left), (style.say("变更来自", "Changed by"), .left),
            ], style: style)
        var before: CellVersion?
        for (index, version) in versions.enumerated() {
            let acts = causes(of: index, in: versions)
            grid.add(
                [time(version.since)] + columns(version.brief)
                    + [
                        before.map { beside($0.brief, version) } ?? "",
                        acts.isEmpty ? style.say("规则", "rules") : acts.joined(separator: " "),
                    ])
            before = version
        }
        return grid.lines()
    }

    private func columns(_ brief: CellBrief?) -> [String] {
        guard let brief else { return Array(repeating: "–", count: 5) }
        let words = CellWords(style: style)
        return [
            words.value(brief) ?? "–", (words.own(brief) ?? "–") + DecisionWords(style: style).mark(brief.decisions),
            "\(brief.stating)/\(brief.expected)", "\(brief.reporting)/\(brief.expected)",
            words.handedUp(brief) ?? "–",
        ]
    }

    // MARK: What no column shows

    private func beside(_ was: CellBrief?, _ version: CellVersion) -> String {
        guard let was, let now = version.brief else { return "" }
        let figures = FigurePrinting(language: style.language)
        var texts: [String] = []
        func count(_ path: KeyPath<CellBrief, Int>, _ zh: String, _ en: String) {
            guard was[keyPath: path] != now[keyPath: path] else { return }
            texts.append("\(style.say(zh, en)) \(was[keyPath: path])→\(now[keyPath: path])")
        }
        func bounds(_ column: Int, _ path: KeyPath<CellBrief, Bounds?>, _ zh: String, _ en: String) {
            guard was[keyPath: path] != now[keyPath: path], columns(was)[column] == columns(now)[column],
                let interval = figures.interval(now[keyPath: path], unit: now.unit)
            else { return }
            texts.append("\(style.say(zh, en)) \(interval)")
        }
        bounds(0, \.bounds, "下级合计", "sum below")
        bounds(1, \.ownBounds, "本地区", "own")
        bounds(4, \.handedUpBounds, "上报", "handed up")
        count(\.unreadable, "无法读取", "unreadable")
        count(\.ambiguous, "数字并存", "ambiguous below")
        if was.isAmbiguous != now.isAmbiguous {
            texts.append(
                now.isAmbiguous
                    ? style.say("本地区数字并存", "several own figures") : style.say("本地区不再并存", "one own figure"))
        }
        if was.isComplete != now.isComplete {
            texts.append(now.isComplete ? style.say("全覆盖", "complete") : style.say("不再全覆盖", "not complete"))
        }
        if was.verdict != now.verdict { texts.append(now.verdict.words.text(in: style.language)) }
        if was.handedUpBy != now.handedUpBy { texts.append(now.handedUpBy.words.text(in: style.language)) }
        if let source = otherSource(was, now, version.causes) { texts.append(source) }
        if was.decisions != now.decisions { texts.append(style.say("核定有变", "decisions")) }
        if texts.isEmpty, columns(was) == columns(now) { texts = [style.say("数字在文中的位置", "the place in the text")] }
        return texts.joined(separator: style.say("，", ", "))
    }

    /// From which documents the own figure comes now, where neither another figure nor who changed it tells: a report that was outranked
    /// when it arrived states the figure from the day when what outranked it is retracted.
    private func otherSource(_ was: CellBrief, _ now: CellBrief, _ causes: [DocumentID]) -> String? {
        let (before, after) = (Set(was.sources.map(\.document)), Set(now.sources.map(\.document)))
        let gained = after.subtracting(before)
        guard before != after, was.ownValue == now.ownValue || !gained.isSubset(of: causes) else { return nil }
        guard !gained.isEmpty else { return style.say("出处不同", "another document") }
        return style.say("出自", "from") + " " + gained.sorted().map(\.short).joined(separator: " ")
    }

    // MARK: Who changed it

    private func causes(of index: Int, in versions: [CellVersion]) -> [String] {
        versions[index].causes.map { cause in
            if let place = decisions[cause] { return style.say("核定\(place)", "decision \(place)") }
            switch Self.act(of: cause, at: index, in: versions, retractions[cause]) {
            case true?: return style.say("撤回 \(cause.short)", "retraction of \(cause.short)")
            case false?: return style.say("恢复 \(cause.short)", "restoration of \(cause.short)")
            case nil: return cause.short
            }
        }
    }

    /// Whether a version came about by the retraction of a document (`true`) or its restoration (`false`); `nil` when by neither.
    ///
    /// A retracted document changes nothing any more, so its retraction is the last change that it brought about. Of one that was
    /// restored the first change since then is the restoration.
    static func act(
        of cause: DocumentID, at index: Int, in versions: [CellVersion], _ last: Retraction?
    ) -> Bool? {
        guard let last else { return nil }
        let named = versions.indices.filter { versions[$0].causes.contains(cause) }
        // The first one brought the document in.
        guard named.count > 1 || versions[index].brief == nil else { return nil }
        if last.isRetracted { return index == named.last ? true : nil }
        return index == named.first { $0 > 0 && versions[$0].since >= last.time } ? false : nil
    }
}
