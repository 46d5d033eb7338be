import FoundationEssentials

/// The last line of a log: what a process said before it ended.
struct LastWords {
    /// The line; `nil` when there is none.
    let text: String?

    /// Reads the end of a file.
    init(of path: String) {
        let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
        self.text = text.split(separator: "\n").last.map(String.init)
    }
}
