/// The settings of one service: one struct with its defaults, described once in ``SettingsSection/schema``.
///
/// ```swift
/// struct IngestSettings: ServiceSettings {
///     static let serviceName = "shangji-ingest"
///     /// How long a reader may keep a document, in seconds.
///     var leaseSeconds = 60
///     var logging = LoggingSettings()
///     var shutdown = ShutdownSettings()
///     static let schema: [Setting<Self>] =
///         [Setting("lease_seconds", \.leaseSeconds, "How long …", unit: "seconds", wants: .atLeast(1))]
///         + Setting.section("logging", \.logging) + Setting.section("shutdown", \.shutdown)
/// }
/// ```
public protocol ServiceSettings: SettingsSection {
    /// The name of the executable, as it stands in messages and log lines: `shangji-ingest`.
    static var serviceName: String { get }

    /// What is logged and how.
    var logging: LoggingSettings { get }

    /// How the service ends.
    var shutdown: ShutdownSettings { get }
}

extension ServiceSettings {
    /// What the service's own environment variables begin with: `SHANGJI_INGEST_` for `shangji-ingest`.
    public static var environmentPrefix: String { environmentWord(serviceName) + "_" }

    /// The environment variable that overrides `key`: `SHANGJI_INGEST_JOURNAL_LIMIT_BYTES` for `journal.limit_bytes`.
    public static func environmentVariable(of key: String) -> String { environmentPrefix + environmentWord(key) }

    private static func environmentWord(_ text: String) -> String {
        String(text.uppercased().map { $0 == "." || $0 == "-" ? "_" : $0 })
    }
}
