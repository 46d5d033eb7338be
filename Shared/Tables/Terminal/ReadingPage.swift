import Documents
import Foundation
import Observations
import Phrases
import Places
import Quantities
import Rollups

/// One reading as a clerk wants to see it: whose report, the figures each with the words around it, the arithmetic, and the
/// quantities that no indicator of the catalogue claims.
public struct ReadingPage {
    private let style: TerminalStyle
    private let names: Names
    private let figures: FigurePrinting

    /// Makes pages in a style.
    public init(style: TerminalStyle, names: Names) {
        self.style = style
        self.names = names
        figures = FigurePrinting(language: style.language)
    }

    /// The page of a reading.
    /// - Parameter file: the name of the file, for the heading.
    public func lines(_ reading: Reading, file: String) -> [String] {
        let text = Array(reading.text.unicodeScalars)
        return [style.bold(file), head(reading.metadata)] + stated(reading, text) + checks(reading)
            + rest(reading, text)
    }

    private func head(_ metadata: DocumentMetadata) -> String {
        var parts: [String] = []
        parts.append(metadata.department ?? metadata.placeName ?? style.say("地区未定", "place undecided"))
        if let level = metadata.level {
            parts.append(Vocabulary.phrase(level.rawValue, Vocabulary.bodyLevel).text(in: style.language))
        }
        if let code = metadata.place { parts.append(code.rawValue) }
        parts.append(metadata.year.map { style.say("\($0)年", "\($0)") } ?? style.say("年度未定", "year undecided"))
        if !metadata.candidates.isEmpty {
            let candidates = metadata.candidates.map { "\($0) \(names.name(of: $0, in: metadata.year))" }
            parts.append(style.say("可能是：", "candidates: ") + candidates.joined(separator: "; "))
        }
        return "  " + parts.joined(separator: "  ")
    }

    private func stated(_ reading: Reading, _ text: [Unicode.Scalar]) -> [String] {
        guard !reading.observations.isEmpty else {
            return ["", style.say("未读出指标数字。", "No figure of the catalogue was found.")]
        }
        var grid = TerminalGrid(
            [
                (style.say("指标", "Indicator"), .left), (style.say("数字", "Figure"), .right),
                (style.say("归属与时段", "Whose, when"), .left), (style.say("原文", "Text"), .left),
            ], style: style)
        for observation in reading.observations {
            grid.add([
                names.indicator(observation.indicator, in: style.language),
                figures.figure(observation.value, observation.bounds, unit: observation.unit),
                circumstances(observation, reading.metadata), around(observation.span, text),
            ])
        }
        return [""] + grid.lines(indent: "  ")
    }

    private func circumstances(_ observation: Observation, _ metadata: DocumentMetadata) -> String {
        var parts: [String] = []
        if observation.scope != .`self` {
            let scope = Vocabulary.phrase(observation.scope.rawValue, Vocabulary.scope).text(in: style.language)
            parts.append(observation.aboutPlace.map { "\(scope) \($0.name)" } ?? scope)
        }
        if observation.joint { parts.append(style.say("合并计数", "joint count")) }
        if observation.worded == true { parts.append(style.say("文字表述", "in words")) }
        let period = observation.period
        if let year = period.year, period.isWholeYear {
            if year != metadata.year { parts.append(style.say("\(year)年", "\(year)")) }
        } else {
            parts.append(period.from == period.to ? "\(period.to)" : "\(period.from)–\(period.to)")
        }
        return parts.joined(separator: ", ")
    }

    private func checks(_ reading: Reading) -> [String] {
        guard !reading.checks.isEmpty else { return [] }
        let failed = reading.checks.filter { !$0.holds }
        let heading = style.say(
            "文内校验 \(reading.checks.count) 项，不符 \(failed.count) 项",
            "\(English.count(reading.checks.count, "check")), \(failed.count) failed")
        return ["", style.bold(heading)]
            + failed.map { check in
                let unit = check.rule == .ratio ? "%" : ""
                let stated = figures.number(check.stated, unit: unit)
                let expected = figures.number(check.expected, unit: unit)
                let sentence = TextWidth.cut(TextWidth.oneLine(check.sentence), to: 120)
                return "  "
                    + style.alarming(
                        style.say("载明 \(stated)，按所列数应为 \(expected)", "it states \(stated), its parts give \(expected)"))
                    + style.say("：“", ": “") + sentence + "”"
            }
    }

    private func rest(_ reading: Reading, _ text: [Unicode.Scalar]) -> [String] {
        let claimed = reading.observations.map(\.span)
        let open = reading.mentions.filter { mention in
            mention.kind == .quantity && !claimed.contains { $0.overlaps(mention.span) }
        }
        guard !open.isEmpty else { return [] }
        let heading = style.say("未归入指标的数量 \(open.count) 个", "\(open.count) quantities outside the catalogue")
        return ["", style.bold(heading)] + open.map { "  " + around($0.span, text) }
    }

    /// The figure with the words around it, on one line.
    private func around(_ span: TextSpan, _ text: [Unicode.Scalar]) -> String {
        func plain(_ range: Range<Int>) -> String {
            var part = String.UnicodeScalarView()
            part.append(contentsOf: text[range])
            return TextWidth.oneLine(String(part))
        }
        let from = max(0, span.start - 24)
        let to = min(text.count, span.end + 12)
        let figure = style.colour ? style.bold(plain(span.start..<span.end)) : "【\(plain(span.start..<span.end))】"
        return (from > 0 ? "…" : "") + plain(from..<span.start) + figure + plain(span.end..<to)
            + (to < text.count ? "…" : "")
    }
}
