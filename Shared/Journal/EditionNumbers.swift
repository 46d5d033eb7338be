/// The order of editions as the journal keeps them: as text, `engine.catalogue.gazetteer`.
enum EditionNumbers {
    /// Whether `edition` is older than `other`. Without a reading there is nothing newer to lose: `nil` is older, and so
    /// is a text that is not three numbers. Nothing is older than such a text.
    static func isOlder(_ edition: String?, than other: String) -> Bool {
        guard let other = numbers(other) else { return false }
        guard let edition = edition.flatMap(numbers) else { return true }
        return edition.lexicographicallyPrecedes(other)
    }

    private static func numbers(_ text: String) -> [Int]? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { Int($0) }
        return parts.count == 3 && numbers.count == 3 ? numbers : nil
    }
}
