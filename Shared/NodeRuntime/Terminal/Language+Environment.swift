public import Phrases

extension Language {
    /// The language in which a command speaks: that of the first of `LC_ALL`, `LC_MESSAGES` and `LANG` that is not empty; Chinese
    /// for `zh…`, else English.
    public init(environment: [String: String]) {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
        let language = locale?.prefix { $0 != "_" && $0 != "." && $0 != "@" && $0 != "-" }
        self = language?.lowercased() == "zh" ? .zh : .en
    }
}
