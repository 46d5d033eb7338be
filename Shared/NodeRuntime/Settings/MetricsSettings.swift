/// Whether and where a service tells over HTTP how it is.
public struct MetricsSettings: SettingsSection {
    /// Where it listens; `nil` means nowhere.
    public var listen: ListenAddress?

    /// The path of a file with the token that `/metrics` wants.
    public var token: String?

    /// Off.
    public init() {}

    /// `listen` and `token`.
    public static var schema: [Setting<Self>] {
        [
            Setting(
                "listen", \.listen,
                "Where /metrics, /health/live and /health/ready are served over HTTP; nothing means nowhere. A node's services take this port (aggregate), the next (ingest), and those behind (readers). An address that other machines reach needs a token."
            ),
            Setting(
                "token", \.token,
                "A file (mode 0600) whose first line /metrics wants as “Authorization: Bearer LINE”; nothing means that everybody who reaches the address may read."
            ),
        ]
    }
}
