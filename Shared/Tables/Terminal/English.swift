/// English words for numbers of things.
public enum English {
    /// `1 document`, `2 documents`
    /// - Parameter plural: the word for several, where it is not the one for one with an s.
    public static func count(_ number: Int, _ noun: String, plural: String? = nil) -> String {
        "\(number) \(number == 1 ? noun : plural ?? noun + "s")"
    }
}
