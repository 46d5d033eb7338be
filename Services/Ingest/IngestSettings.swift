import Journal
import Keys
import NodeRuntime

/// The settings of an ingest service.
struct IngestSettings: ServiceSettings {
    static let serviceName = "shangji-ingest"

    var node = "local"
    var data = "data/ingest"
    var submit = SubmitSettings()
    var work = WorkSettings()
    var control = "ipc:///tmp/shangji/ingest-control"
    var ledger = "ipc:///tmp/shangji/store"
    var forward = ForwardSettings()
    var keys = KeySettings()
    var peers = PeerSettings()
    var journal = JournalSettings()
    var watch = WatchSettings()
    var acceptLoss = false
    var metrics = MetricsSettings()
    var logging = LoggingSettings()
    var shutdown = ShutdownSettings()

    static let schema: [Setting<Self>] =
        [
            Setting("node", \.node, "The name of the node; it stands in every claim and log line."),
            Setting("data", \.data, "The folder of the journal; one process owns it."),
            Setting(
                "control", \.control, "Where the operator's command asks: ipc:///PATH or tcp://HOST:PORT.",
                wants: .endpoint),
            Setting("ledger", \.ledger, "The store endpoint of the node's aggregate service.", wants: .endpoint),
            Setting(
                "accept_loss", \.acceptLoss,
                "Start though the journal lacks something that was promised: for one start, after the service has said what is missing."
            ),
        ]
        + Setting.section("submit", \.submit) + Setting.section("work", \.work)
        + Setting.section("forward", \.forward) + Setting.section("keys", \.keys)
        + Setting.section("peers", \.peers) + Setting.section("journal", \.journal)
        + Setting.section("watch", \.watch)
        + Setting.section("metrics", \.metrics) + Setting.section("logging", \.logging)
        + Setting.section("shutdown", \.shutdown)
}

/// How documents are taken in.
struct SubmitSettings: SettingsSection {
    var endpoint = "ipc:///tmp/shangji/submit"
    var listen: String?
    var documentBytes = 64 << 20
    var uploadBytes = 256 << 20

    static let schema: [Setting<Self>] = [
        Setting(
            "endpoint", \.endpoint, "Where documents are handed in: ipc:///PATH or tcp://HOST:PORT.", wants: .endpoint),
        Setting(
            "listen", \.listen,
            "Where forwarders on other machines hand documents in: tcp://ADDRESS:PORT, guarded by keys; nothing means there are none.",
            wants: Requirement<String>.endpoint.orNothing),
        Setting(
            "document_bytes", \.documentBytes, "The largest document that is taken.", unit: "bytes", wants: .atLeast(1)),
        Setting(
            "upload_bytes", \.uploadBytes, "Documents on their way in may take so much memory together.",
            unit: "bytes", wants: .atLeast(1)),
    ]
}

/// How documents are lent to readers.
struct WorkSettings: SettingsSection {
    var endpoint = "ipc:///tmp/shangji/work"
    var listen: String?
    var silenceMilliseconds = 10_000
    var heartbeatMilliseconds = 1_000
    var maximumAttempts = 5
    var firstPauseMilliseconds = 2_000
    var longestPauseSeconds = 600
    var backlogDocuments = 1_000

    static let schema: [Setting<Self>] = [
        Setting(
            "endpoint", \.endpoint, "Where readers ask for work: ipc:///PATH or tcp://HOST:PORT.", wants: .endpoint),
        Setting(
            "listen", \.listen,
            "Where readers on other machines ask for work: tcp://ADDRESS:PORT, guarded by keys; nothing means there are none.",
            wants: Requirement<String>.endpoint.orNothing),
        Setting(
            "silence_milliseconds", \.silenceMilliseconds,
            "A reader that says nothing for so long loses what it was lent.", unit: "milliseconds", wants: .atLeast(100)
        ),
        Setting(
            "heartbeat_milliseconds", \.heartbeatMilliseconds,
            "Both sides of every connection say at least this often that they live.",
            unit: "milliseconds", wants: .atLeast(10)),
        Setting(
            "maximum_attempts", \.maximumAttempts, "A document that fails so often by its own fault is a dead letter.",
            unit: "attempts",
            wants: .atLeast(1)),
        Setting(
            "first_pause_milliseconds", \.firstPauseMilliseconds,
            "The pause before the second attempt; it doubles with each further one.", unit: "milliseconds",
            wants: .atLeast(1)),
        Setting(
            "longest_pause_seconds", \.longestPauseSeconds, "The longest pause between two attempts.", unit: "seconds",
            wants: .atLeast(1)),
        Setting(
            "backlog_documents", \.backlogDocuments, "How many waiting documents are kept at hand, ready to be lent.",
            unit: "documents", wants: .atLeast(2)),
    ]
}

/// The limits of the journal.
struct JournalSettings: SettingsSection {
    var capacityBytes = 64 << 30
    var backlogBytes = 8 << 30
    var retryAfterSeconds = 30
    var replayStepDocuments = 500
    var retentionDays: Int?
    var retentionBytes: Int?

    static let schema: [Setting<Self>] = [
        Setting(
            "capacity_bytes", \.capacityBytes, "The journal holds so much; beyond it submitters are told to wait.",
            unit: "bytes", wants: .atLeast(1)),
        Setting(
            "backlog_bytes", \.backlogBytes, "So much may wait to be read; beyond it submitters are told to wait.",
            unit: "bytes", wants: .atLeast(1)),
        Setting(
            "retry_after_seconds", \.retryAfterSeconds, "After so long a submitter that was told to wait tries again.",
            unit: "seconds", wants: .atLeast(1)),
        Setting(
            "retention_days", \.retentionDays,
            "The bytes of a settled document are removed after so long; nothing keeps them for ever. What waits, what is not settled, and dead letters are always kept.",
            unit: "days", wants: Requirement.atLeast(1).orNothing),
        Setting(
            "retention_bytes", \.retentionBytes,
            "The bytes of the oldest settled documents are removed while all are more than this; nothing keeps them for ever.",
            unit: "bytes", wants: Requirement.atLeast(1).orNothing),
        Setting(
            "replay_step_documents", \.replayStepDocuments, "A replay queues so many documents at a time.",
            unit: "documents", wants: .within(1...100_000)),
    ]

    /// As the journal wants them.
    var limits: JournalLimits {
        JournalLimits(
            capacityBytes: capacityBytes, backlogBytes: backlogBytes, retryAfterSeconds: retryAfterSeconds,
            retentionSeconds: retentionDays.map { $0 * 86_400 }, retentionBytes: retentionBytes)
    }
}
