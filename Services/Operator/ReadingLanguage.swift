/// The language in which a person is spoken to.
enum ReadingLanguage {
    case chinese
    case english

    /// Chinese when LC_ALL, LC_MESSAGES or LANG, in that order, begins with `zh`.
    init(environment: [String: String]) {
        let value = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment[$0] }.first { !$0.isEmpty }
        self = value?.hasPrefix("zh") == true ? .chinese : .english
    }

    /// The word for this language.
    func callAsFunction(_ chinese: String, _ english: String) -> String { self == .chinese ? chinese : english }
}
