import Phrases

/// A type that a setting can have: it is read from what somebody wrote and printed as YAML.
///
/// Reading what ``yaml`` printed gives the same value again.
public protocol SettingValue: Sendable {
    /// The expected form, for messages and the printed configuration: “a whole number”.
    static var form: Phrase { get }

    /// Whether the setting must name a unit at the end of its key, as plain numbers do.
    static var isMeasured: Bool { get }

    /// Reads what was written; `nil` when it does not have the ``form``.
    init?(written: WrittenValue)

    /// The value as one line of YAML.
    var yaml: String { get }
}

extension SettingValue {
    /// No unit, unless the type says so.
    public static var isMeasured: Bool { false }
}

/// An enumeration of names is a setting value as it stands.
extension SettingValue where Self: RawRepresentable & CaseIterable, RawValue == String {
    /// “one of debug, info, error”.
    public static var form: Phrase {
        let names = allCases.map(\.rawValue)
        return Phrase(
            zh: "以下之一：\(names.joined(separator: "、"))", en: "one of " + names.joined(separator: ", "))
    }

    /// Reads one of the names; case matters.
    public init?(written: WrittenValue) {
        guard let text = written.text else { return nil }
        self.init(rawValue: text)
    }

    /// The name.
    public var yaml: String { rawValue }
}
