/// What a value must fulfil beyond its type, with the words for it.
public struct Requirement<Value: Sendable>: Sendable {
    /// Completes “wants a whole number, …”: “at least 1”.
    public let words: String

    let holds: @Sendable (Value) -> Bool

    /// A requirement of one's own; `words` completes “wants a text, …”.
    public init(_ words: String, holds: @escaping @Sendable (Value) -> Bool) {
        self.words = words
        self.holds = holds
    }

    /// `nil` passes; a value must fulfil this requirement.
    public var orNothing: Requirement<Value?> {
        Requirement<Value?>(words) { value in value.map(holds) ?? true }
    }
}

extension Requirement where Value: Comparable & SettingValue {
    /// `minimum` or more.
    public static func atLeast(_ minimum: Value) -> Self {
        Self("at least \(minimum.yaml)") { $0 >= minimum }
    }

    /// Between the bounds, both included.
    public static func within(_ bounds: ClosedRange<Value>) -> Self {
        Self("between \(bounds.lowerBound.yaml) and \(bounds.upperBound.yaml)") { bounds.contains($0) }
    }
}

extension Requirement where Value: Collection {
    /// At least one character or element.
    public static var notEmpty: Self { Self("not empty") { !$0.isEmpty } }
}

extension Requirement where Value == String {
    /// An address that ZeroMQ can bind or connect: `ipc:///run/shangji/work` or `tcp://host:port`.
    public static var endpoint: Self {
        Self("like ipc:///folder/name or tcp://host:port") { SocketClaim.isEndpoint($0) }
    }
}
