/// How a service ends.
public struct ShutdownSettings: SettingsSection {
    /// How long work in hand may take after SIGTERM before it is cancelled, in seconds.
    public var graceSeconds = 30

    /// All defaults: 30 seconds of grace.
    public init() {}

    /// `grace_seconds`.
    public static var schema: [Setting<Self>] {
        [
            Setting(
                "grace_seconds", \.graceSeconds,
                "How long work in hand may take after SIGTERM or SIGINT before it is cancelled.",
                unit: "seconds", wants: .within(1...3600))
        ]
    }
}
