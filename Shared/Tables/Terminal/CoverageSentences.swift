import Rollups

/// How many of the places below are in which state, in sentences of which each adds up: who states the figure, and whose own report came.
///
/// A prefecture without a report of its own may state a figure through its counties, so the two are not parts of one whole.
public struct CoverageSentences {
    private let style: TerminalStyle

    /// Makes sentences in a style.
    public init(style: TerminalStyle) { self.style = style }

    /// The sentences, at the direct children and at the counties where these lie deeper; none where nothing is expected.
    public func lines(_ coverage: Coverage) -> [String] {
        guard coverage.expected > 0 else { return [] }
        let counties = coverage.counties
        var lines = [
            figures(
                style.say("下级", "below"), coverage.expected, stating: coverage.stating, zero: coverage.zero,
                later: coverage.statedLater, ambiguous: coverage.ambiguous),
            reports(
                reporting: coverage.reporting, inProcess: coverage.inProcess, unreadable: coverage.unreadable,
                undecided: coverage.undecided, silent: coverage.silent),
        ]
        if counties.expected > 0, counties.expected != coverage.expected {
            lines += [
                figures(
                    style.say("县级", "counties"), counties.expected, stating: counties.stating, zero: counties.zero,
                    later: counties.statedLater, ambiguous: counties.ambiguous),
                reports(
                    reporting: counties.reporting, inProcess: coverage.countiesInProcess,
                    unreadable: counties.unreadable, undecided: coverage.countiesUndecided,
                    silent: coverage.countiesSilent),
            ]
        }
        return lines
    }

    private func figures(
        _ whose: String, _ expected: Int, stating: Int, zero: Int, later: Int, ambiguous: Int
    ) -> String {
        let kinds = list([(zero, "为零", "zero"), (later, "见于以后年度报告", "in a later report")])
        let of = kinds.isEmpty ? "" : style.say("（其中\(kinds)）", " (of them \(kinds))")
        let others = list([
            (ambiguous, "数字并存", "ambiguous"), (expected - stating - ambiguous, "未载明", "not stating it"),
        ])
        let rest = others.isEmpty ? "" : style.say("，", ", ") + others
        return style.say("\(whose) \(expected) 个：载明 \(stating)", "\(stating) of \(expected) \(whose) state it") + of
            + rest
    }

    private func reports(reporting: Int, inProcess: Int, unreadable: Int, undecided: Int, silent: Int) -> String {
        style.say("  其自身报告：", "  their own reports: ")
            + list([
                (reporting, "已读", "read"), (inProcess, "在办", "in process"), (unreadable, "无法读取", "could not be read"),
                (undecided, "地区未定", "perhaps arrived (place undecided)"), (silent, "未收到", "without one"),
            ])
    }

    private func list(_ states: [(count: Int, zh: String, en: String)]) -> String {
        states.filter { $0.count > 0 }.map { style.say("\($0.zh) \($0.count)", "\($0.count) \($0.en)") }
            .joined(separator: style.say("，", ", "))
    }
}
