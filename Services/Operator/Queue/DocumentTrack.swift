import Documents
import Foundation
import Messages
import Observations
import Phrases
import Rollups
import Tables

/// Where one document is: every promise with its time, from *taken* to *settled*.
struct DocumentTrack {
    private let document: DocumentID
    /// What the journal knows; `nil` for a document that was handed in at another node.
    private let item: QueuePage.Item?
    private let facts: DocumentFacts?
    private let storedAt: Int64?
    private let edition: String?
    private let refusals: [String]

    /// - Parameter ledger: what the ledger answered; `nil` where there is none, or no answer. A forwarder keeps no ledger; its journal
    ///   knows how far the node above says that the document is.
    init(_ known: NodeClient.Known, _ ledger: DocumentAnswer?) {
        document = known.id
        item = known.item
        facts = ledger?.item?.facts
        storedAt = ledger?.storedAt ?? (known.item?.status == "stored" ? known.item?.endedAt : nil)
        edition = ledger?.edition ?? known.item?.edition
        // What a node says of a claim and of a reading of one document may be the same.
        refusals = (ledger?.refusals ?? []).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    /// When and where it came to the root; nothing of a document in quarantine did, unless it was read before.
    private var settlement: (time: Int64, root: String?)? {
        guard let item, item.status != "quarantined" || item.edition != nil else { return nil }
        return item.settledAt.map { ($0, item.root) }
    }

    /// For a person.
    func lines(_ style: TerminalStyle) -> [String] {
        var lines = [style.bold(document.description)]
        if let item {
            lines += self.lines(item, style)
        } else {
            for claim in facts?.claims ?? [] { lines.append(handedIn(claim, style)) }
            if case .buried(let failure)? = facts?.outcome { lines.append(dead(failure, style)) }
        }
        if let time = storedAt {
            // Nothing of the figures is known where another node reads.
            let figures = (facts?.findings?.observations.count).map {
                style.say("，\($0) 个数字", ", " + English.count($0, "figure"))
            }
            lines.append(
                "  " + style.say("已入账", "stored ") + "  \(PersonTime.text(time))  "
                    + style.say("版本 \(edition ?? "")\(figures ?? "")", "edition \(edition ?? "")\(figures ?? "")"))
        }
        if let (time, root) = settlement {
            let name = root.map(TextWidth.label) ?? ""
            lines.append(
                "  " + style.say("已归总", "settled") + "  \(PersonTime.text(time))  "
                    + style.say("根节点 \(name)", "in the ledger of \(name)"))
        }
        for reason in refusals {
            lines.append("  " + style.alarming(style.say("被上级拒收", "refused above")) + "  \(TextWidth.oneLine(reason))")
        }
        if let retraction = facts?.retraction {
            let who = [retraction.person, retraction.reason].compactMap { $0.map { TextWidth.oneLine($0) } }
                .joined(separator: ": ")
            lines.append(
                "  "
                    + (retraction.isRetracted
                        ? style.alarming(style.say("已撤回", "retracted")) : style.say("已恢复", "restored"))
                    + "  \(PersonTime.text(retraction.time))  \(who)"
                    + (retraction.isRetracted ? style.say("（不计入任何汇总）", " (counts in no sum)") : ""))
        }
        return lines
    }

    private func lines(_ item: QueuePage.Item, _ style: TerminalStyle) -> [String] {
        var lines: [String] = []
        // By this node's clock; when a submitter named it is by the submitter's, which may be wrong.
        if let time = item.takenAt {
            lines.append("  " + style.say("已接收", "taken  ") + "  \(PersonTime.text(time))")
        }
        for claim in item.claims {
            lines.append(handedIn(claim, style))
        }
        switch item.status {
        case "dead":
            if let failure = item.failure { lines.append(dead(failure, style)) }
        case "quarantined":
            lines.append(
                "  " + style.alarming(style.say("已隔离", "in quarantine")) + "  "
                    + (item.failure.map { Self.words($0, style) } ?? ""))
        case "pending":
            let replay = item.isReplay ? style.say("（重读）", " (replay)") : ""
            lines.append("  " + style.say("待读\(replay)", "waiting\(replay)"))
            if let failure = item.failure {
                lines.append(
                    "  " + style.say("第 \(item.attempts) 次失败", "attempt \(item.attempts) failed") + "  "
                        + Self.words(failure, style))
            }
        default: break
        }
        return lines
    }

    private func handedIn(_ claim: Claim, _ style: TerminalStyle) -> String {
        let hints = [claim.placeHint, claim.yearHint.map { "\($0)" }].compactMap(\.self).joined(separator: ", ")
        return "  " + style.say("报送人", "handed in")
            + "  \(PersonTime.text(claim.time))  \(TextWidth.label(claim.node))  \(TextWidth.oneLine(claim.source))"
            + (hints.isEmpty ? "" : "  (\(TextWidth.oneLine(hints)))")
    }

    private func dead(_ failure: Failure, _ style: TerminalStyle) -> String {
        "  " + style.alarming(style.say("不能读取", "dead   ")) + "  " + Self.words(failure, style)
    }

    private static func words(_ failure: Failure, _ style: TerminalStyle) -> String {
        "\(failure.stage.rawValue)/\(failure.code)  \(failure.words.text(in: style.language))"
    }

    /// For scripts.
    func json() -> String {
        var line = item.map(QueueLines.json) ?? JSONLine()
        if item == nil { QueueLines.tell(&line, document, facts) }
        line.integer("stored_at", storedAt.map { Int($0) })
        line.integer("settled_at", settlement.map { Int($0.time) })
        line.string("root", settlement?.root)
        line.integer("figures", facts?.findings?.observations.count)
        line.raw("refused_above", JSONLine.list(refusals.map(JSONLine.quoted)))
        line.boolean("retracted", facts?.isRetracted ?? false)
        line.string("retraction_reason", facts?.retraction?.reason)
        line.string("retraction_person", facts?.retraction?.person)
        line.integer("retraction_time", (facts?.retraction?.time).map { Int($0) })
        return line.object
    }
}

/// The time of day as people read it, where they are.
enum PersonTime {
    /// `2026-01-31 16:15:00`
    /// - Parameter milliseconds: since 1970 (UTC).
    static func text(_ milliseconds: Int64) -> String {
        let date = Date(timeIntervalSince1970: Double(milliseconds) / 1000)
        return date.formatted(
            Date.ISO8601FormatStyle(
                dateSeparator: .dash, dateTimeSeparator: .space, timeSeparator: .colon, timeZone: .current
            ).year().month().day().time(includingFractionalSeconds: false))
    }
}
