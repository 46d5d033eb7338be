import Documents
import Links
import Messages
import Rollups
import Tables

/// What a person is told who took a document out of all sums, or put it back.
struct RetractionWords {
    /// What the ledger told of a document before the order.
    enum State: Hashable, CaseIterable {
        /// It was read.
        case read
        /// It could not be read.
        case buried
        /// It was not read yet.
        case unread
        /// Nothing: its rows are damaged, or the ledger is of a version that tells of no single document.
        case unknown
    }

    /// Whether it was taken out.
    let isRetracted: Bool
    /// What became of the document at the ledger.
    let state: State

    /// One line. Of a document that was never read it does not say that its figures counted, or count again.
    func line(of document: DocumentID, _ style: TerminalStyle) -> String {
        let name = document.description.prefix(12)
        switch state {
        case .read:
            return isRetracted
                ? style.say("\(name) 已撤回，不再计入任何汇总。", "\(name) is retracted: it counts in no sum any more.")
                : style.say("\(name) 已恢复，重新计入汇总。", "\(name) is restored: it counts again.")
        case .buried: return line(of: name, style, zh: "该文件未能读出", en: "it could not be read")
        case .unread: return line(of: name, style, zh: "该文件尚未读出", en: "it was not read yet")
        case .unknown:
            return isRetracted
                ? style.say("\(name) 已撤回，不计入任何汇总。", "\(name) is retracted: it counts in no sum.")
                : style.say("\(name) 已恢复，读出的内容计入汇总。", "\(name) is restored: what is read in it counts.")
        }
    }

    private func line(of name: Substring, _ style: TerminalStyle, zh: String, en: String) -> String {
        isRetracted
            ? style.say(
                "\(name) 已撤回。\(zh)，本来就没有计入汇总；以后读出也不计入。",
                "\(name) is retracted: \(en), so no figure of it was in a sum, and none will be when it is read.")
            : style.say(
                "\(name) 已恢复。\(zh)，读出后才计入汇总。", "\(name) is restored: \(en), and counts once it is read.")
    }
}

extension RetractionWords.State {
    /// Asks a ledger. What it refuses to tell, or tells in a form that is not understood, must not stand in the way of the order: to order
    /// once more is what mends a damaged retraction.
    /// - Throws: what `ask` throws when no answer came.
    static func told(by ask: () async throws -> DocumentAnswer) async throws -> Self {
        do {
            switch try await ask().item?.facts.outcome {
            case .read: return .read
            case .buried: return .buried
            case nil: return .unread
            }
        } catch LinkError.refused, LinkError.unexpected {
            return .unknown
        }
    }
}
