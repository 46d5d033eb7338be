import Documents
import Messages
import Phrases
import Tables

/// One dead letter, for a person.
enum DeadLines {
    static func lines(_ item: QueuePage.Item, _ style: TerminalStyle) -> [String] {
        var lines = [style.bold(item.document.description)]
        func row(_ zh: String, _ en: String, _ text: String) { lines.append("  " + style.say(zh, en) + "  " + text) }
        let states = [
            "dead": style.alarming(style.say("不能读取", "dead letter")), "pending": style.say("待读", "waiting"),
            "stored": style.say("已入账", "stored"),
            "quarantined": style.alarming(style.say("已隔离", "in quarantine")),
        ]
        row("状态", "state   ", states[item.status] ?? item.status)
        row("字节", "bytes   ", "\(item.bytes)")
        row("次数", "attempts", "\(item.attempts)")
        if let failure = item.failure {
            row("环节", "stage   ", failure.stage.words.text(in: style.language))
            row("代码", "code    ", failure.code)
            row("原因", "reason  ", failure.words.text(in: style.language))
            row(
                "重试", "retry   ",
                failure.mayHeal
                    ? style.say("再读可能成功", "another attempt may succeed")
                    : style.say("文件不变则再读无用", "of no use while the bytes stay as they are and the reader too"))
        }
        for attempt in item.failedAttempts {
            row(
                "尝试", "attempt ",
                "\(PersonTime.text(attempt.time))  \(attempt.failure.stage.rawValue)/\(attempt.failure.code)  "
                    + attempt.failure.words.text(in: style.language)
                    + (attempt.counted ? "" : style.say("（不计次）", " (not counted)")))
        }
        for claim in item.claims {
            let hints = [claim.placeHint, claim.yearHint.map { "\($0)" }].compactMap(\.self).joined(separator: ", ")
            row(
                "来源", "from    ",
                "\(PersonTime.text(claim.time))  \(claim.node)  \(claim.source)" + (hints.isEmpty ? "" : "  (\(hints))")
            )
        }
        return lines
    }
}
