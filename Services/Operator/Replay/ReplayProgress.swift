import Foundation
import Messages
import NodeRuntime
import Phrases
import Synchronization
import Tables

/// Shows how far a replay is: one line that is drawn again on a terminal, a plain line for each tenth in a pipe.
final class ReplayProgress: Sendable {
    private let terminal: Terminal
    private let language: Language
    private let lastPercent = Mutex(-10)

    init(environment: [String: String]) {
        terminal = .standardError(environment: environment)
        language = Language(environment: environment)
    }

    /// Shows a state; those that wait are not read yet.
    func show(_ item: Replays.Item, waiting: Int) {
        let read = max(0, item.done - waiting)
        let percent = item.matching == 0 ? 100 : min(100, 100 * read / item.matching)
        let text =
            language == .zh
            ? "重读 \(item.id)：共 \(item.matching) 份，已读 \(read)，待读 \(waiting)，跳过 \(item.passed)"
            : "replay \(item.id): \(English.count(item.matching, "document")), \(read) read, \(waiting) waiting, \(item.passed) passed over"
        if terminal.isInteractive {
            write("\r\u{1B}[K\(percent)%  \(text)")
        } else if lastPercent.withLock({ last in
            guard percent >= last + 10 else { return false }
            last = percent
            return true
        }) {
            write(text + "\n")
        }
    }

    /// Ends the line.
    func finish() { if terminal.isInteractive { write("\n") } }

    private func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}
