import NodeRuntime

/// Whose key a service shows, and whose it admits.
public struct KeySettings: SettingsSection, Equatable {
    /// The file of the node's own key.
    public var own: String?
    /// The list of keys that may connect.
    public var admitted: String?

    /// All settings of the section.
    public static let schema: [Setting<Self>] = [
        Setting(
            "own", \.own,
            "The file of the node's key, made by “shangji keys new”. Without it only this machine is reached."),
        Setting(
            "admitted", \.admitted,
            "The list of the keys that may connect, written by “shangji node admit”; a change is noticed at once."),
    ]

    /// No key: nothing leaves this machine.
    public init() {}
}
