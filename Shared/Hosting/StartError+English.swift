import NodeRuntime

extension StartError {
    /// Creates an error of a service, whose sentences go to logs and to other machines, which are in English alone. Commands cannot
    /// reach this: what they tell a person is written in both languages.
    public init(_ reason: ExitReason, english sentence: String) { self.init(reason, zh: sentence, en: sentence) }
}
