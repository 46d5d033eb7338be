import Documents
import Foundation
import Indicators
import Observations
import Quantities

/// The accounts of an explanation as JSON lines of type `explanation`.
struct ExplanationLines {
    private let explanation: Explanation

    /// Takes the explanation to print.
    init(_ explanation: Explanation) { self.explanation = explanation }

    /// All lines, one for each number, each with its line end.
    func joined() -> String { explanation.accounts.map(line).joined() }

    private func line(_ account: Explanation.Account) -> String {
        var line = JSONLine()
        line.string("type", "explanation")
        line.integer("start", account.mention.span.start)
        line.integer("end", account.mention.span.end)
        line.string("surface", account.mention.surface)
        line.string("kind", account.mention.kind.rawValue)
        line.raw("sentence", span(account.sentence))
        line.raw("clause", account.clause.map(span) ?? "null")
        line.string("code", account.observation?.indicator.rawValue)
        line.string("rejection", account.mention.rejection?.rawValue)
        line.string("label", account.mention.label)
        line.raw("chosen", account.chosen.map(construction) ?? "null")
        line.raw("rivals", JSONLine.list(account.rivals.map(construction)))
        line.raw("failures", JSONLine.list(account.failures.map(failure)))
        return line.text
    }

    private func construction(_ construction: Explanation.Construction) -> String {
        var object = JSONLine()
        object.string("code", construction.code.rawValue)
        object.integer("pattern", construction.pattern)
        object.raw("words", JSONLine.list(construction.words.map(span)))
        object.raw("score", String(format: "%.2f", construction.score))
        return object.object
    }

    private func failure(_ failure: Explanation.Failure) -> String {
        var object = JSONLine()
        object.string("code", failure.code.rawValue)
        object.integer("pattern", failure.pattern)
        switch failure.reason {
        case .measure(let allowed):
            object.string("reason", "measure")
            object.raw("allowed", JSONLine.list(allowed.map(JSONLine.quoted)))
        case .missing(let words):
            object.string("reason", "missing")
            object.raw("words", JSONLine.list(words.map(JSONLine.quoted)))
        case .excluded(let place):
            object.string("reason", "excluded")
            object.raw("by", span(place))
        case .outside: object.string("reason", "outside")
        case .distant(let count):
            object.string("reason", "distant")
            object.integer("between", count)
        }
        return object.object
    }

    private func span(_ span: TextSpan) -> String { "[\(span.start),\(span.end)]" }
}
