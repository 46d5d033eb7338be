import Documents
import Foundation
import Messages
import Rollups
import Tables

/// Where one document is: every promise with its time, from *taken* to *settled*.
struct DocumentTrack {
    let item: QueuePage.Item
    let ledger: DocumentAnswer

    /// For a person.
    func lines(_ style: TerminalStyle) -> [String] {
        var lines = [style.bold(item.document.description)]
        // By this node's clock; when a submitter named it is by the submitter's, which may be wrong.
        if let time = item.takenAt {
            lines.append("  " + style.say("已接收", "taken  ") + "  \(PersonTime.text(time))")
        }
        for claim in item.claims {
            let hints = [claim.placeHint, claim.yearHint.map { "\($0)" }].compactMap(\.self).joined(separator: ", ")
            lines.append(
                "  " + style.say("报送人", "handed in")
                    + "  \(PersonTime.text(claim.time))  \(claim.node)  \(claim.source)"
                    + (hints.isEmpty ? "" : "  (\(hints))"))
        }
        switch item.status {
        case "dead":
            lines.append(
                "  " + style.alarming(style.say("不能读取", "dead   ")) + "  " + (item.failure.map(Self.words) ?? ""))
        case "quarantined":
            lines.append(
                "  " + style.alarming(style.say("已隔离", "in quarantine")) + "  " + (item.failure.map(Self.words) ?? ""))
        case "pending":
            let replay = item.isReplay ? style.say("（重读）", " (replay)") : ""
            lines.append("  " + style.say("待读\(replay)", "waiting\(replay)"))
            if let failure = item.failure {
                lines.append(
                    "  " + style.say("第 \(item.attempts) 次失败", "attempt \(item.attempts) failed") + "  "
                        + Self.words(failure))
            }
        default: break
        }
        if let time = ledger.storedAt {
            // Nothing of the figures is known where another node reads.
            let figures = (ledger.item?.facts.findings?.observations.count).map {
                style.say("，\($0) 个数字", ", \($0) figures")
            }
            lines.append(
                "  " + style.say("已入账", "stored ") + "  \(PersonTime.text(time))  "
                    + style.say(
                        "版本 \(ledger.edition ?? "")\(figures ?? "")",
                        "edition \(ledger.edition ?? "")\(figures ?? "")"))
        }
        if let time = item.settledAt {
            lines.append(
                "  " + style.say("已归总", "settled") + "  \(PersonTime.text(time))  "
                    + style.say("根节点 \(item.root ?? "")", "in the ledger of \(item.root ?? "")"))
        }
        return lines
    }

    private static func words(_ failure: Failure) -> String {
        "\(failure.stage.rawValue)/\(failure.code)  \(failure.reason)"
    }

    /// For scripts.
    func json() -> String {
        var line = QueueLines.json(item)
        line.integer("stored_at", ledger.storedAt.map { Int($0) })
        line.integer("settled_at", item.settledAt.map { Int($0) })
        line.string("root", item.root)
        line.integer("figures", ledger.item?.facts.findings?.observations.count)
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
