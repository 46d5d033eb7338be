import Documents
import Foundation
import Indicators
import Observations
import Phrases
import Quantities

/// An explanation as those read it who write catalogues and settle disputes: number by number, with the words that decided.
public struct ExplanationPage {
    private let style: TerminalStyle
    private let names: Names
    private let figures: FigurePrinting
    /// How many constructions that failed are shown for a number.
    private static let failuresShown = 4

    /// Makes pages in a style.
    public init(style: TerminalStyle, names: Names) {
        self.style = style
        self.names = names
        figures = FigurePrinting(language: style.language)
    }

    /// The page of a document.
    /// - Parameter file: the name of the file, for the heading.
    public func lines(_ explanation: Explanation, file: String) -> [String] {
        let text = DocumentText(explanation.reading.text)
        var lines = [style.bold(file)]
        for account in explanation.accounts { lines += [""] + self.lines(account, text) }
        return lines
    }

    private func lines(_ account: Explanation.Account, _ text: DocumentText) -> [String] {
        let mention = account.mention
        let kind = word(mention.kind.rawValue, Vocabulary.mentionKind)
        let place = style.say(
            "第 \(mention.span.start)–\(mention.span.end) 字", "characters \(mention.span.start)–\(mention.span.end)")
        var lines = [style.bold(TextWidth.oneLine(mention.surface)) + "  \(kind)  " + style.dim(place)]
        lines.append("  " + marked(account, text))
        guard mention.kind == .quantity else { return lines }
        if let observation = account.observation {
            lines += stated(observation)
        } else if let rejection = mention.rejection {
            lines.append("  " + style.alarming("✗ ") + word(rejection.rawValue, Vocabulary.rejection))
        } else if let label = mention.label.map({ TextWidth.oneLine($0) }) {
            let unit = mention.unit.map { style.say("，单位 \($0)", ", in \($0)") } ?? ""
            lines.append("  " + style.say("○ 未归入指标：“\(label)”", "○ no entry of the catalogue: “\(label)”") + unit)
        } else {
            lines.append("  " + style.say("○ 未归入指标，也没有名称", "○ no entry of the catalogue, and no words"))
        }
        if let chosen = account.chosen { lines.append("    " + construction(chosen, text, account)) }
        for rival in account.rivals {
            lines.append("    " + style.dim(style.say("也可为 ", "or ") + construction(rival, text, account)))
        }
        for failure in account.failures.prefix(Self.failuresShown) {
            lines.append("    " + style.dim(self.failure(failure, text)))
        }
        return lines
    }

    /// The sentence, or a part of a long one, with the number in brackets.
    private func marked(_ account: Explanation.Account, _ text: DocumentText) -> String {
        let span = account.mention.span
        let start = max(account.sentence.start, span.start - 60)
        let end = min(max(account.sentence.end, span.end), span.end + 30)
        func plain(_ from: Int, _ to: Int) -> String {
            TextWidth.oneLine(text.quote(text.offset(ofScalar: from)..<text.offset(ofScalar: max(from, to))))
        }
        return (start > account.sentence.start ? "…" : "") + plain(start, span.start)
            + "【\(TextWidth.oneLine(account.mention.surface))】" + plain(span.end, end)
            + (end < account.sentence.end ? "…" : "")
    }

    private func stated(_ observation: Observation) -> [String] {
        let name = names.indicator(observation.indicator, in: style.language)
        let figure = figures.figure(observation.value, observation.bounds, unit: observation.unit)
        var whose = word(observation.scope.rawValue, Vocabulary.scope)
        if let about = observation.aboutPlace {
            whose += " \(about.name)" + (about.code.map { " \($0)" } ?? "")
        }
        var ambit = word(observation.ambit.rawValue, Vocabulary.ambit)
        if observation.ambitAssumed { ambit += style.say("（文中未说，按惯例）", " (by custom, the text is silent)") }
        var parts = [
            word(observation.qualifier.rawValue, Vocabulary.qualifier), whose, ambit,
            "\(observation.period.from)–\(observation.period.to)",
        ]
        if observation.joint { parts.append(style.say("合并计数", "joint count")) }
        if observation.worded == true { parts.append(style.say("文字表述", "in words")) }
        return [
            "  ✓ " + style.bold("\(observation.indicator)") + " \(name) = \(figure)",
            "    " + parts.joined(separator: style.say("；", "; ")),
        ]
    }

    private func construction(
        _ construction: Explanation.Construction, _ text: DocumentText, _ account: Explanation.Account
    ) -> String {
        guard let pattern = construction.pattern else {
            return style.say(
                "\(construction.code)：承前省略，沿用前一数字的指标", "\(construction.code): by ellipsis, from the number before")
        }
        let words = construction.words.sorted().map { quote($0, text) }
        let score = String(format: "%.1f", construction.score)
        return style.say(
            "\(construction.code) 构式 \(pattern)：“\(words.joined(separator: "”+“"))”，得分 \(score)",
            "\(construction.code) pattern \(pattern): “\(words.joined(separator: "” + “"))”, score \(score)")
    }

    private func failure(_ failure: Explanation.Failure, _ text: DocumentText) -> String {
        let why =
            switch failure.reason {
            case .measure(let allowed):
                style.say("单位不合，应为 \(list(allowed))", "the measure word does not fit, it takes \(list(allowed))")
            case .missing(let words): style.say("缺少 \(list(words))", "none of \(list(words))")
            case .excluded(let span):
                style.say("因“\(quote(span, text))”排除", "ruled out by “\(quote(span, text))”")
            case .outside: style.say("句中前文有排除词", "ruled out by a word before it in the sentence")
            case .distant(let count): style.say("词与数相隔 \(count) 字", "\(count) characters stand between")
            }
        return style.say(
            "不是 \(failure.code) 构式 \(failure.pattern)：\(why)", "not \(failure.code) pattern \(failure.pattern): \(why)")
    }

    private func quote(_ span: TextSpan, _ text: DocumentText) -> String {
        TextWidth.oneLine(text.quote(text.offset(ofScalar: span.start)..<text.offset(ofScalar: span.end)))
    }

    private func list(_ words: [String]) -> String {
        let shown = words.prefix(6).joined(separator: style.say("、", ", "))
        return words.count > 6 ? shown + "…" : shown
    }

    private func word(_ code: String, _ terms: [Term]) -> String {
        Vocabulary.phrase(code, terms).text(in: style.language)
    }
}
