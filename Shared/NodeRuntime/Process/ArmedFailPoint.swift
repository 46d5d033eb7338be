/// The place at which a process is to die, and how often it passes there before.
struct ArmedFailPoint: Equatable {
    let name: String

    /// Dies when passing for this time, counted from 1.
    let count: Int

    /// Reads `name` or `name:count`; `nil` for anything else.
    init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard let name = parts.first, !name.isEmpty, parts.count <= 2 else { return nil }
        guard let count = parts.count == 2 ? Int(parts[1]) : 1, count > 0 else { return nil }
        self.name = String(name)
        self.count = count
    }
}
