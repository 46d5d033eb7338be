import Keys
import NodeRuntime

/// The settings of an extract service.
struct ExtractSettings: ServiceSettings {
    static let serviceName = "shangji-extract"

    var node = "local"
    var name = "extract-1"
    var work = "ipc:///tmp/shangji/work"
    var ledger = "ipc:///tmp/shangji/store"
    var serverKey: String?
    var keys = ReaderKeySettings()
    var control = "ipc:///tmp/shangji/extract-control"
    var catalogue: String?
    var credit = CreditSettings()
    var decoding = DecodingSettings()
    var reading = ReadingSettings()
    var metrics = MetricsSettings()
    var logging = LoggingSettings()
    var shutdown = ShutdownSettings()

    static let schema: [Setting<Self>] =
        [
            Setting(
                "node", \.node,
                "The name of the node it reads for; on another machine the name under which that node has admitted it."),
            Setting(
                "name", \.name,
                "Its own name, one of a kind within the node: coming back under it ends what was lent to it before."),
            Setting(
                "work", \.work, "The work endpoint of the node's ingest service; on another machine its work door.",
                wants: .endpoint),
            Setting(
                "ledger", \.ledger,
                "The store endpoint of the node's aggregate service; on another machine its store door.",
                wants: .endpoint),
            Setting(
                "server_key", \.serverKey,
                "The public key of the node, when it is on another machine; needs keys.own."),
            Setting(
                "control", \.control, "Where the operator's command asks: ipc:///PATH or tcp://HOST:PORT.",
                wants: .endpoint),
            Setting(
                "catalogue", \.catalogue, "A catalogue of one's own (YAML file or folder) in place of the built-in one."
            ),
        ]
        + Setting.section("keys", \.keys)
        + Setting.section("credit", \.credit) + Setting.section("decoding", \.decoding)
        + Setting.section("reading", \.reading)
        + Setting.section("metrics", \.metrics) + Setting.section("logging", \.logging)
        + Setting.section("shutdown", \.shutdown)
}

/// The key that it shows.
struct ReaderKeySettings: SettingsSection {
    var own: String?
    var announced: String?

    static let schema: [Setting<Self>] = [
        Setting(
            "own", \.own,
            "The file of its key, made by “shangji keys new”, which the node has admitted as a reader's; another key in it is noticed at once. Without it only this machine is reached."
        ),
        Setting(
            "announced", \.announced,
            "The file in which the keys are kept that the node announces for itself, so that its key can change without a change here; nothing means they are forgotten at the end. Readers of one machine share it."
        ),
    ]

    /// As the sockets want it.
    var settings: KeySettings {
        var settings = KeySettings()
        settings.own = own
        settings.announced = announced
        return settings
    }
}

/// How much it takes at a time.
struct CreditSettings: SettingsSection {
    var bytes = 64 << 20
    var documents = 16

    static let schema: [Setting<Self>] = [
        Setting(
            "bytes", \.bytes, "It holds documents of so many bytes together; one larger document is taken alone.",
            unit: "bytes", wants: .atLeast(1)),
        Setting("documents", \.documents, "It holds so many documents.", unit: "documents", wants: .atLeast(1)),
    ]
}

/// The limits of decoding.
struct DecodingSettings: SettingsSection {
    var documentBytes = 64 << 20

    static let schema: [Setting<Self>] = [
        Setting(
            "document_bytes", \.documentBytes, "The largest document that is decoded; a larger one is a dead letter.",
            unit: "bytes", wants: .atLeast(1))
    ]
}

/// How long it reads.
struct ReadingSettings: SettingsSection {
    var limitSeconds = 600

    static let schema: [Setting<Self>] = [
        Setting(
            "limit_seconds", \.limitSeconds,
            "A document on which it works for longer is given up, too_slow, and the reader starts anew; a tenth more for each MiB of it.",
            unit: "seconds", wants: .within(1...86_400))
    ]
}
