import Phrases

/// What a value must fulfil beyond its type, with the words for it.
public struct Requirement<Value: Sendable>: Sendable {
    /// Completes “wants a whole number, …”: “at least 1”.
    public let words: Phrase

    let holds: @Sendable (Value) -> Bool

    /// A requirement of one's own; the words complete “应为文字，…” and “wants a text, …”.
    public init(zh: String, en: String, holds: @escaping @Sendable (Value) -> Bool) {
        self.init(Phrase(zh: zh, en: en), holds: holds)
    }

    private init(_ words: Phrase, holds: @escaping @Sendable (Value) -> Bool) {
        self.words = words
        self.holds = holds
    }

    /// `nil` passes; a value must fulfil this requirement.
    public var orNothing: Requirement<Value?> {
        Requirement<Value?>(zh: words.zh, en: words.en) { value in value.map(holds) ?? true }
    }
}

extension Requirement where Value: Comparable & SettingValue {
    /// `minimum` or more.
    public static func atLeast(_ minimum: Value) -> Self {
        Self(zh: "不小于 \(minimum.yaml)", en: "at least \(minimum.yaml)") { $0 >= minimum }
    }

    /// Between the bounds, both included.
    public static func within(_ bounds: ClosedRange<Value>) -> Self {
        let (lower, upper) = (bounds.lowerBound.yaml, bounds.upperBound.yaml)
        return Self(zh: "在 \(lower) 与 \(upper) 之间", en: "between \(lower) and \(upper)") { bounds.contains($0) }
    }
}

extension Requirement where Value: Collection {
    /// At least one character or element.
    public static var notEmpty: Self { Self(zh: "不得为空", en: "not empty") { !$0.isEmpty } }
}

extension Requirement where Value == String {
    /// An address that ZeroMQ can bind or connect: `ipc:///run/shangji/work` or `tcp://host:port`.
    public static var endpoint: Self {
        Self(zh: "形如 ipc:///文件夹/名称 或 tcp://主机:端口", en: "like ipc:///folder/name or tcp://host:port") {
            SocketClaim.isEndpoint($0)
        }
    }
}
