import NodeRuntime

/// Whose key a service shows, and whose it admits.
public struct KeySettings: SettingsSection, Equatable {
    /// The file of the node's own key.
    public var own: String?
    /// The list of keys that may connect.
    public var admitted: String?
    /// The file of the keys that other nodes announced.
    public var announced: String?

    /// All settings of the section.
    public static let schema: [Setting<Self>] = [
        Setting(
            "own", \.own,
            "The file of the node's key, made by “shangji keys new”; another key in it is noticed at once. Without it only this machine is reached."
        ),
        Setting(
            "admitted", \.admitted,
            "The list of the keys that may connect, written by “shangji node admit”; a change is noticed at once."),
        Setting(
            "announced", \.announced,
            "The file in which the service keeps the keys that the node above announces for itself, so that its key can change without a change here; nothing means they are forgotten at the end, or under “shangji up” that it is announced-keys.yaml in the folder of data."
        ),
    ]

    /// No key: nothing leaves this machine.
    public init() {}
}
