import NodeRuntime

/// How much one node on another machine may ask of this one.
public struct PeerSettings: SettingsSection, Equatable {
    /// Connections of one node at a time, those counted that have not said a word.
    public var connections = 64
    /// Messages of one node in a second, over time.
    public var rateMessagesPerSecond = 2_000
    /// Messages that may come at once beyond the rate.
    public var burstMessages = 8_000

    /// All settings of the section.
    public static let schema: [Setting<Self>] = [
        Setting(
            "connections", \.connections,
            "How many connections a node on another machine may have here at a time; further ones are turned away until one ends.",
            unit: "connections", wants: .within(1...10_000)),
        Setting(
            "rate_messages_per_second", \.rateMessagesPerSecond,
            "How many messages of such a node are served in a second, over time; others are answered with “later”.",
            unit: "messages_per_second", wants: .within(1...1_000_000)),
        Setting(
            "burst_messages", \.burstMessages, "How many may come at once beyond that.", unit: "messages",
            wants: .within(1...10_000_000)
        ),
    ]

    /// The usual limits: far more than a node needs.
    public init() {}
}
