import Documents
import Rollups
import Tables

/// What a person is told who took a document out of all sums, or put it back.
struct RetractionWords {
    /// Whether it was taken out.
    let isRetracted: Bool
    /// What became of the document at the ledger; `nil` for one that was not read yet.
    let outcome: DocumentFacts.Outcome?

    /// One line. Of a document that was never read it does not say that its figures counted, or count again.
    func line(of document: DocumentID, _ style: TerminalStyle) -> String {
        let name = document.description.prefix(12)
        if case .read? = outcome {
            return isRetracted
                ? style.say("\(name) 已撤回，不再计入任何汇总。", "\(name) is retracted: it counts in no sum any more.")
                : style.say("\(name) 已恢复，重新计入汇总。", "\(name) is restored: it counts again.")
        }
        let (zh, en) =
            outcome == nil ? ("该文件尚未读出", "it was not read yet") : ("该文件未能读出", "it could not be read")
        return isRetracted
            ? style.say(
                "\(name) 已撤回。\(zh)，本来就没有计入汇总；以后读出也不计入。",
                "\(name) is retracted: \(en), so no figure of it was in a sum, and none will be when it is read.")
            : style.say(
                "\(name) 已恢复。\(zh)，读出后才计入汇总。", "\(name) is restored: \(en), and counts once it is read.")
    }
}
