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

    init(total: Int, _ look: Look) {
        self.total = total
        self.look = look
    }

    /// Shows how far documents have come, and each reason for which the node takes one later, once.
    func show(_ states: [SubmissionDesk.State]) {
        for case .postponed(_, let reason) in states where reasons.insert(reason).inserted {
            write((look.terminal.isInteractive ? "\r\u{1B}[K" : "") + later(reason) + "\n")
            drawn = ""
        }
        show(Counts(states))
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

    private func line(_ counts: Counts) -> String {
        switch look.language {
        case .zh:
            "共 \(total) 份：已接收 \(counts.taken)，已入账 \(counts.stored)，不能读取 \(counts.dead)"
        case .en:
            "\(English.count(total, "document")): \(counts.taken) taken, \(counts.stored) stored, \(counts.dead) dead"
        }
    }

    private func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}
