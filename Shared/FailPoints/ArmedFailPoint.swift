/// The place at which a process is to die, and how often it passes there before.
public struct ArmedFailPoint: Equatable, Sendable {
    /// What the place is called.
    public let name: String

    /// How the name of what passes there begins; `nil` for anything.
    public let subject: String?

    /// Dies when passing for this time, counted from 1.
    public let count: Int

    /// Reads `name`, `name@subject`, either with `:count` behind it; `nil` for anything else.
    public init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard let place = parts.first, parts.count <= 2 else { return nil }
        guard let count = parts.count == 2 ? Int(parts[1]) : 1, count > 0 else { return nil }
        let words = place.split(separator: "@", omittingEmptySubsequences: false)
        guard words.count <= 2, words.allSatisfy({ !$0.isEmpty }) else { return nil }
        name = String(words[0])
        subject = words.count == 2 ? String(words[1]) : nil
        self.count = count
    }
}
