import Foundation
import Links
import NodeRuntime
import Phrases
import Tables

/// Shows how far a run is: one line that is drawn again on a terminal, plain lines now and then in a pipe.
final class RunProgress {
    /// Where it is shown, and in which language.
    struct Look: Sendable {
        var terminal: Terminal
        var language: Language
    }

    private let total: Int
    private let look: Look
    private var drawn = ""
    private var lastPercents = (taken: -10, ended: -10)
    private var reasons: Set<String> = []
    private var isLost = false
    private let write: (String) -> Void

    /// How many documents are taken, stored, dead letters, and not taken.
    struct Counts: Equatable {
        var taken = 0
        var stored = 0
        var dead = 0
        var declined = 0

        /// Nothing yet.
        init() {}

        /// Counts the states of what was handed in.
        init(_ states: [SubmissionDesk.State]) {
            for state in states {
                switch state {
                case .waiting, .postponed, .offered: continue
                case .taken: taken += 1
                case .stored, .settled:
                    taken += 1
                    stored += 1
                case .dead:
                    taken += 1
                    dead += 1
                case .declined: declined += 1
                }
            }
        }
    }

    /// - Parameter write: takes what is shown.
    init(
        total: Int, _ look: Look,
        write: @escaping (String) -> Void = { FileHandle.standardError.write(Data($0.utf8)) }
    ) {
        self.write = write
        self.total = total
        self.look = look
    }

    /// Shows how far documents have come, and each reason for which the node takes one later, once.
    func show(_ states: [SubmissionDesk.State]) {
        for case .postponed(_, let reason) in states where reasons.insert(reason).inserted {
            note(later(reason))
        }
        show(Counts(states))
    }

    /// Says once that the node is lost, and once that it is back. That it answers the first time is no news.
    func connection(isUp: Bool) {
        guard isUp == isLost else { return }
        isLost = !isUp
        note(isUp ? back : lost)
    }

    /// A line of its own, above the one that is drawn again.
    private func note(_ text: String) {
        write((look.terminal.isInteractive ? "\r\u{1B}[K" : "") + text + "\n")
        drawn = ""
    }

    /// Shows the counts.
    func show(_ counts: Counts) {
        let ended = counts.stored + counts.dead + counts.declined
        let percent = percent(ended)
        let text = line(counts)
        if look.terminal.isInteractive {
            guard text != drawn else { return }
            drawn = text
            let filled = percent / 5
            let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 20 - filled)
            write("\r\u{1B}[K\(bar) \(percent)%  \(text)")
        } else if percent >= lastPercents.ended + 10 || self.percent(counts.taken) >= lastPercents.taken + 10
            || (ended == total && text != drawn)
        {
            lastPercents = (taken: self.percent(counts.taken), ended: percent)
            drawn = text
            write(text + "\n")
        }
    }

    /// Ends the line.
    func finish() {
        if look.terminal.isInteractive, !drawn.isEmpty { write("\n") }
    }

    private func percent(_ part: Int) -> Int { total == 0 ? 100 : 100 * part / total }

    private func later(_ reason: String) -> String {
        switch look.language {
        case .zh: "暂未接收，稍后自动再报：\(reason)"
        case .en: "Not taken for now, offered again by itself: \(reason)"
        }
    }

    private var lost: String {
        switch look.language {
        case .zh: "节点已无应答：在此等待，恢复后自动继续（查看状态：shangji status；按 Ctrl-C 结束）"
        case .en:
            "The node does not answer any more: this waits, and goes on by itself when it is back (see “shangji status”; Ctrl-C ends it)."
        }
    }

    private var back: String {
        switch look.language {
        case .zh: "节点已恢复应答，继续报送"
        case .en: "The node answers again; this goes on."
        }
    }

    private func line(_ counts: Counts) -> String {
        switch look.language {
        case .zh:
            "共 \(total) 份：已接收 \(counts.taken)，已入账 \(counts.stored)，不能读取 \(counts.dead)"
        case .en:
            "\(English.count(total, "document")): \(counts.taken) taken, \(counts.stored) stored, \(counts.dead) dead"
        }
    }
}
