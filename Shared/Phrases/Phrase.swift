/// A text in both languages.
public struct Phrase: Hashable, Sendable {
    /// In simplified Chinese.
    public let zh: String
    /// In English.
    public let en: String

    /// Makes a phrase.
    public init(zh: String, en: String) {
        self.zh = zh
        self.en = en
    }

    /// The text in one language.
    public func text(in language: Language) -> String { language == .zh ? zh : en }
}
