import Duties
import Keys
import NodeRuntime

/// The settings of an aggregate service.
struct AggregateSettings: ServiceSettings {
    static let serviceName = "shangji-aggregate"

    var node = "local"
    var data = "data/aggregate"
    var store = "ipc:///tmp/shangji/store"
    var storeListen: String?
    var control = "ipc:///tmp/shangji/aggregate-control"
    var place: String?
    var catalogue: String?
    var takesCatalogues = true
    var roster: String?
    var reportDue = DueDay.lawful.description
    var uplink = UplinkSettings()
    var keys = KeySettings()
    var peers = PeerSettings()
    var factsBytes = 512 << 20
    var acceptLoss = false
    var metrics = MetricsSettings()
    var logging = LoggingSettings()
    var shutdown = ShutdownSettings()

    static let schema: [Setting<Self>] =
        [
            Setting("node", \.node, "The name of the node."),
            Setting("data", \.data, "The folder of the ledger; one process owns it."),
            Setting("store", \.store, "Where facts are handed in: ipc:///PATH or tcp://HOST:PORT.", wants: .endpoint),
            Setting(
                "store_listen", \.storeListen,
                "Where readers on other machines hand in what they read: tcp://ADDRESS:PORT, guarded by keys; nothing means there are none.",
                wants: Requirement<String>.endpoint.orNothing),
            Setting(
                "control", \.control, "Where the operator's command asks: ipc:///PATH or tcp://HOST:PORT.",
                wants: .endpoint),
            Setting("place", \.place, "The place that the node answers for: a code such as 330103."),
            Setting(
                "catalogue", \.catalogue, "A catalogue of one's own (YAML file or folder) in place of the built-in one."
            ),
            Setting(
                "takes_catalogues", \.takesCatalogues,
                "Whether a catalogue that was published, here or at the node above, goes before this one. A dry run of another catalogue wants false."
            ),
            Setting(
                "roster", \.roster,
                "Who owes a report, where that is not what the gazetteer gives: a CSV file with the columns place, name, department, year, due, standing, note. Read at the start."
            ),
            Setting(
                "report_due", \.reportDue, "The day of the following year by which a report is due: month-day.",
                wants: Requirement(zh: "形如 03-01 的月-日", en: "a day like 03-01") { DueDay($0) != nil }),
            Setting(
                "facts_bytes", \.factsBytes, "The longest message of facts that is taken.", unit: "bytes",
                wants: .atLeast(1 << 20)),
            Setting(
                "accept_loss", \.acceptLoss,
                "Start though the ledger lacks something that was promised: for one start, after the service has said what is missing."
            ),
        ]
        + Setting.section("uplink", \.uplink) + Setting.section("keys", \.keys)
        + Setting.section("peers", \.peers) + Setting.section("metrics", \.metrics)
        + Setting.section("logging", \.logging)
        + Setting.section("shutdown", \.shutdown)
}
