import Phrases

extension Optional: SettingValue where Wrapped: SettingValue {
    /// The form of the value, or nothing.
    public static var form: Phrase {
        Phrase(zh: Wrapped.form.zh + "，或空值", en: Wrapped.form.en + ", or nothing")
    }

    /// As for the value itself.
    public static var isMeasured: Bool { Wrapped.isMeasured }

    /// Reads nothing (in a file `null`, `~` or an empty value, in the environment the empty text) as `nil`.
    public init?(written: WrittenValue) {
        if written == .nothing || written == .environment("") {
            self = .none
            return
        }
        guard let value = Wrapped(written: written) else { return nil }
        self = .some(value)
    }

    /// The value, or `null`.
    public var yaml: String { self?.yaml ?? "null" }
}

extension [String]: SettingValue {
    /// A sequence in a file, comma-separated in the environment.
    public static var form: Phrase { Phrase(zh: "文字列表", en: "a list of texts") }

    /// Reads a sequence of scalars, or texts separated by commas. A single scalar in a file is no list.
    public init?(written: WrittenValue) {
        switch written {
        case .list(let items):
            let texts = items.compactMap(\.text)
            guard texts.count == items.count else { return nil }
            self = texts
        case .environment(let text):
            self = text.split(separator: ",").map { part in
                String(part.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
            }
        case .plain, .quoted, .section, .nothing:
            return nil
        }
    }

    /// A flow sequence: `["a", "b"]`.
    public var yaml: String { "[" + map(\.yaml).joined(separator: ", ") + "]" }
}
