/// A line of the tables of wordings that cannot be understood.
///
/// The tables are part of the program, so that only who writes them ever sees it.
public struct PhraseError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong, with the line.
    public let description: String

    init(_ line: Substring, _ reason: String) { description = "the wording “\(line)” cannot be used: \(reason)" }
}
