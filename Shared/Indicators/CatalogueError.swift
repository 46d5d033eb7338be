/// What is wrong in a catalogue's file, with the place to look at.
public struct CatalogueError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file, as it was named.
    public var file: String
    /// The line, counted from 1; `nil` when the fault has none.
    public var line: Int?
    /// The entry, such as `reconsideration.received`; `nil` outside of entries.
    public var entry: String?
    /// One sentence: what is wrong and what to do.
    public var reason: String

    init(file: String, line: Int? = nil, entry: String? = nil, reason: String) {
        self.file = file
        self.line = line
        self.entry = entry
        self.reason = reason
    }

    /// `file:line: entry: reason`.
    public var description: String {
        var text = file
        if let line { text += ":\(line)" }
        if let entry { text += ": \(entry)" }
        return text + ": " + reason
    }
}
