import Documents
import Links
import Phrases
import Tables

/// What became of each document that was handed in, a line each.
struct ReceiptLines {
    let style: TerminalStyle

    /// For a person.
    func text(_ item: HandIn.Item, _ state: SubmissionDesk.State) -> String {
        let name = "\(item.document.description.prefix(12))  \(item.claim.source)"
        switch state {
        case .waiting, .offered: return style.say("未接收  ", "not taken  ") + name
        case .postponed(_, let reason): return style.say("未接收  ", "not taken  ") + "\(name): \(reason)"
        case .taken: return style.say("已接收  ", "taken   ") + name
        case .stored: return style.say("已入账  ", "stored  ") + name
        case .settled(let root):
            return style.say("已到顶级  ", "settled ") + name + style.say("（\(root)）", " (\(root))")
        case .dead(let failure) where failure.isSecret:
            return style.alarming(style.say("已隔离  ", "quarantined"))
                + "  \(name): \(failure.words.text(in: style.language))"
        case .dead(let failure):
            return style.alarming(style.say("不能读取", "dead    "))
                + "  \(name): \(failure.words.text(in: style.language))"
        case .declined(let reason):
            return style.alarming(style.say("被退回  ", "declined")) + "  \(name): \(reason)"
        }
    }

    /// For scripts.
    func json(_ item: HandIn.Item, _ state: SubmissionDesk.State) -> String {
        var line = JSONLine()
        line.string("document", item.document.description)
        line.string("source", item.claim.source)
        line.integer("bytes", item.bytes)
        switch state {
        case .waiting, .offered: line.string("state", "waiting")
        case .postponed(_, let reason):
            line.string("state", "waiting")
            line.string("reason", reason)
        case .taken: line.string("state", "taken")
        case .stored: line.string("state", "stored")
        case .settled(let root):
            line.string("state", "settled")
            line.string("root", root)
        case .dead(let failure):
            line.string("state", failure.isSecret ? "quarantined" : "dead")
            line.string("stage", failure.stage.rawValue)
            line.string("code", failure.code)
            line.string("reason", failure.reason)
        case .declined(let reason):
            line.string("state", "declined")
            line.string("reason", reason)
        }
        return line.object
    }
}
