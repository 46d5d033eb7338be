import Documents
import Messages
import Phrases
import Rollups
import Tables

/// Documents of a journal, a row each.
enum QueueLines {
    /// Dead letters for a person.
    static func lines(_ items: [QueuePage.Item], _ style: TerminalStyle) -> [String] {
        var grid = TerminalGrid(
            [
                (style.say("文件", "Document"), .left), (style.say("环节", "Stage"), .left),
                (style.say("原因", "Code"), .left), (style.say("次数", "Attempts"), .right),
                (style.say("接收时间", "Taken"), .left), (style.say("地区", "Place"), .left),
                (style.say("来源", "Source"), .left), (style.say("说明", "Reason"), .left),
            ], style: style)
        for item in items {
            let claim = item.claims.first
            grid.add([
                "\(item.document.description.prefix(12))", item.failure?.stage.words.text(in: style.language) ?? "–",
                item.failure?.code ?? "–",
                "\(item.attempts)", item.takenAt.map(PersonTime.text) ?? "–", claim?.placeHint ?? "–",
                claim?.source ?? "–", item.failure?.words.text(in: style.language) ?? "",
            ])
        }
        return grid.lines()
    }

    /// A document for scripts.
    static func json(_ item: QueuePage.Item) -> JSONLine {
        var line = JSONLine()
        line.string("document", item.document.description)
        line.integer("bytes", item.bytes)
        line.string("status", item.status)
        line.string("receipt", item.receipt.rawValue)
        line.string("edition", item.edition)
        line.boolean("replay", item.isReplay)
        line.integer("attempts", item.attempts)
        line.string("stage", item.failure?.stage.rawValue)
        line.string("code", item.failure?.code)
        line.string("reason", item.failure?.reason)
        line.integer("taken_at", item.takenAt.map { Int($0) })
        line.integer("ended_at", item.endedAt.map { Int($0) })
        line.raw(
            "failed_attempts",
            JSONLine.objects(item.failedAttempts) { line, attempt in
                line.integer("time", Int(attempt.time))
                line.string("stage", attempt.failure.stage.rawValue)
                line.string("code", attempt.failure.code)
                line.string("reason", attempt.failure.reason)
                line.boolean("counted", attempt.counted)
            })
        line.raw("claims", JSONLine.objects(item.claims, tell))
        return line
    }

    /// A document that only the ledger has, for scripts.
    static func tell(_ line: inout JSONLine, _ document: DocumentID, _ facts: DocumentFacts?) {
        line.string("document", document.description)
        if case .buried(let failure)? = facts?.outcome {
            line.string("status", "dead")
            line.string("stage", failure.stage.rawValue)
            line.string("code", failure.code)
            line.string("reason", failure.reason)
        } else {
            line.string("status", facts == nil ? "awaited" : "stored")
        }
        line.raw("claims", JSONLine.objects(facts?.claims ?? [], tell))
    }

    private static func tell(_ line: inout JSONLine, _ claim: Claim) {
        line.string("node", claim.node)
        line.integer("time", Int(claim.time))
        line.string("source", claim.source)
        line.string("place", claim.placeHint)
        line.integer("year", claim.yearHint)
    }
}
