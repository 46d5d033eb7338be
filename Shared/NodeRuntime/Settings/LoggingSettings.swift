public import Logging

/// What a service logs and how.
public struct LoggingSettings: SettingsSection {
    /// The least severe level that is written.
    public var level: Logger.Level = .info

    /// The form of a line.
    public var format: LogFormat = .logfmt

    /// All defaults: level `info`, format `logfmt`.
    public init() {}

    /// `level` and `format`.
    public static var schema: [Setting<Self>] {
        [
            Setting("level", \.level, "The least severe events that are written to standard error."),
            Setting("format", \.format, "The form of a log line: key=value pairs, or one JSON object a line."),
        ]
    }
}

extension Logger.Level: SettingValue {}
