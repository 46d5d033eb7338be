/// A process did not say what it was expected to say.
public struct NotLogged: Error, CustomStringConvertible {
    var member: Member
    var text: String
    var log: String

    /// What was missed, and the end of the log.
    public var description: String { "\(member) did not log “\(text)”: \(log.suffix(1_000))" }
}
