import Phrases

/// One setting: the single definition from which reading a file, reading the environment and printing derive.
///
/// ```swift
/// Setting("lease_seconds", \.leaseSeconds, "How long a reader may keep a document before it is leased to another.",
///     unit: "seconds", wants: .within(1...3600))
/// ```
/// The default is what `Root()` holds.
public struct Setting<Root: Sendable>: Sendable {
    /// Dotted, lower case: `journal.limit_bytes`.
    public let key: String

    /// Unit of a number; the key ends with it.
    public let unit: String?

    /// A sentence for the operator.
    public let meaning: String

    /// Type and requirement in words: “a whole number of bytes, at least 1”.
    public let form: Phrase

    let isMeasured: Bool
    let show: @Sendable (Root) -> String
    let apply: @Sendable (WrittenValue, inout Root) -> Bool

    /// Describes the setting `key`, which lies at `path`; `requirement` is what its value must fulfil beyond its type.
    public init<Value: SettingValue>(
        _ key: String, _ path: any WritableKeyPath<Root, Value> & Sendable, _ meaning: String, unit: String? = nil,
        wants requirement: Requirement<Value>? = nil
    ) {
        self.key = key
        self.unit = unit
        self.meaning = meaning
        self.isMeasured = Value.isMeasured
        self.form = Phrase(
            zh: Value.form.zh + (unit.map { "（单位 \($0)）" } ?? "") + (requirement.map { "，\($0.words.zh)" } ?? ""),
            en: Value.form.en + (unit.map { " of \($0)" } ?? "") + (requirement.map { ", \($0.words.en)" } ?? ""))
        self.show = { $0[keyPath: path].yaml }
        self.apply = { written, root in
            guard let value = Value(written: written), requirement?.holds(value) ?? true else { return false }
            root[keyPath: path] = value
            return true
        }
    }

    private init<Part: Sendable>(
        _ part: Setting<Part>, in section: String, at path: any WritableKeyPath<Root, Part> & Sendable
    ) {
        self.key = "\(section).\(part.key)"
        self.unit = part.unit
        self.meaning = part.meaning
        self.form = part.form
        self.isMeasured = part.isMeasured
        self.show = { part.show($0[keyPath: path]) }
        self.apply = { written, root in part.apply(written, &root[keyPath: path]) }
    }

    /// The settings of a part, under `name`: its key `level` becomes `logging.level`.
    public static func section<Part: SettingsSection>(
        _ name: String, _ path: any WritableKeyPath<Root, Part> & Sendable
    ) -> [Setting] {
        Part.schema.map { Setting($0, in: name, at: path) }
    }
}
