import Phrases

extension Int: SettingValue {
    /// Decimal digits only: no separators, no `0x`, no suffix such as `k`.
    public static var form: Phrase { Phrase(zh: "整数", en: "a whole number") }

    /// Numbers carry a unit.
    public static var isMeasured: Bool { true }

    /// Reads decimal digits with an optional sign.
    public init?(written: WrittenValue) {
        guard let text = written.bare else { return nil }
        self.init(text, radix: 10)
    }

    /// The digits.
    public var yaml: String { String(self) }
}

extension Double: SettingValue {
    /// Finite, decimal.
    public static var form: Phrase { Phrase(zh: "数字", en: "a number") }

    /// Numbers carry a unit.
    public static var isMeasured: Bool { true }

    /// Reads a finite decimal number.
    public init?(written: WrittenValue) {
        guard let text = written.bare, text.allSatisfy({ "0123456789.+-eE".contains($0) }),
            let value = Double(text), value.isFinite
        else { return nil }
        self = value
    }

    /// The shortest digits that read back as the same number.
    public var yaml: String { String(self) }
}

extension Bool: SettingValue {
    /// Not `yes`, not `on`, not `1`.
    public static var form: Phrase { Phrase(zh: "布尔值（true 或 false）", en: "true or false") }

    /// Reads `true` or `false`.
    public init?(written: WrittenValue) {
        guard let text = written.bare else { return nil }
        self.init(text)
    }

    /// `true` or `false`.
    public var yaml: String { String(self) }
}

extension String: SettingValue {
    /// Any scalar; `330100` without quotes is the text of its digits.
    public static var form: Phrase { Phrase(zh: "文字", en: "a text") }

    /// Reads any scalar.
    public init?(written: WrittenValue) {
        guard let text = written.text else { return nil }
        self = text
    }

    /// The text in double quotes, with the escapes of YAML.
    public var yaml: String { EscapedText.quoted(self, .eightDigits) }
}
