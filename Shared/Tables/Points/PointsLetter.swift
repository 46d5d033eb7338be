import Documents
import Phrases
import Places
import Rollups

/// The points of one place and year as a text that can be sent to that place: Markdown that reads well as plain text too.
public struct PointsLetter {
    private let language: Language
    private let names: Names

    /// Makes letters in a language.
    public init(language: Language, names: Names) {
        self.language = language
        self.names = names
    }

    /// The lines of the letter; `points` in the order of ``VerificationPoint/Kind``.
    public func lines(_ points: [VerificationPoint], of key: PlaceYear) -> [String] {
        let name = names.name(of: key.place, in: key.year)
        var lines = [
            say("# \(name)\(key.year)年度法治政府建设年度报告：需核实事项", "# \(name): points to verify in the report on \(key.year)"),
            "",
        ]
        guard !points.isEmpty else {
            return lines + [say("没有需要核实的事项。", "There is nothing to verify.")]
        }
        lines.append(
            say(
                "共 \(points.count) 项。请对照原文和底数核实，并逐项回复：原文有误的，请报更正件；原文无误的，请说明。",
                "\(points.count) in all. Please hold each against your report and your records and answer it: hand in a corrected "
                    + "report where yours is wrong, and explain where it is right."))
        var number = 0
        for kind in VerificationPoint.Kind.allCases {
            let points = points.filter { $0.kind == kind }
            guard !points.isEmpty else { continue }
            lines += ["", "## \(kind.heading.text(in: language))"]
            for point in points {
                number += 1
                lines += ["", "\(number). \(point.text.text(in: language))"]
                for quotation in point.quotations { lines += self.lines(quotation) }
            }
        }
        return lines
    }

    private func lines(_ quotation: VerificationPoint.Quotation) -> [String] {
        let source = [quotation.source, "\(quotation.document.short)"].compactMap { $0 }.joined(
            separator: say("，", ", "))
        var lines: [String] = []
        // A line of its own, so that Markdown keeps the two apart.
        if let sentence = quotation.sentence { lines += ["", "   > \(TextWidth.oneLine(sentence))"] }
        return lines + ["", say("   出处：\(source)", "   Source: \(source)")]
    }

    private func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }
}
