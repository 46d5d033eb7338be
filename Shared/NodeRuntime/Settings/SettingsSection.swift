/// A struct whose stored properties are settings; it can be a part of several services' settings.
public protocol SettingsSection: Sendable {
    /// The settings, in the order in which they are printed.
    static var schema: [Setting<Self>] { get }

    /// All defaults.
    init()
}
