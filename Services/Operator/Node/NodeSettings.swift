import Duties
import Foundation
import Keys
import NodeRuntime
import Supervision

/// The settings of a whole node, as `shangji up` and every command that asks a running node read them.
///
/// Paths that are not absolute begin at the folder of the configuration file, so that the node is the same wherever a
/// command is started.
struct NodeSettings: ServiceSettings {
    static let serviceName = "shangji-node"

    var node = "local"
    var kind = NodeKind.full
    var place: String?
    var data = "data"
    var sockets: String?
    var readersProcesses = 1
    var catalogue: String?
    var roster: String?
    var reportDue = DueDay.lawful.description
    var watch: String?
    var uplink = NodeUplinkSettings()
    var doors = DoorSettings()
    var readsFor = ReadsForSettings()
    var keys = KeySettings()
    var peers = PeerSettings()
    var configuration = ConfigurationFiles()
    var restart = RestartSettings()
    var metrics = MetricsSettings()
    var logging = LoggingSettings()
    var shutdown = ShutdownSettings()

    static let schema: [Setting<Self>] =
        [
            Setting("node", \.node, "The name of the node; it stands in every claim and log line."),
            Setting(
                "kind", \.kind,
                "full: takes in, reads and adds up, and is the root where it has no parent. forwarder: takes documents in and hands them on to uplink.parent, which reads them. reader: only reads, for the node that reads_for names."
            ),
            Setting(
                "place", \.place,
                "The place that the node answers for: a code such as 330103. It hands up for this place and what lies under it."
            ),
            Setting("data", \.data, "The folder of journal and ledger."),
            Setting(
                "sockets", \.sockets,
                "The folder of the sockets, which only this user may enter; nothing means the folder run in data. The path of a socket has at most 107 bytes."
            ),
            Setting(
                "readers_processes", \.readersProcesses,
                "How many readers run side by side; one a core is enough, none where all read on other machines.",
                unit: "processes", wants: .within(0...64)),
            Setting(
                "catalogue", \.catalogue, "A catalogue of one's own (YAML file or folder) in place of the built-in one."
            ),
            Setting(
                "roster", \.roster,
                "Who owes a report, where that is not what the gazetteer gives: a CSV file with the columns place, name, department, year, due, standing, note. Read at the start."
            ),
            Setting(
                "report_due", \.reportDue, "The day of the following year by which a report is due: month-day.",
                wants: Requirement(zh: "形如 03-01 的月-日", en: "a day like 03-01") { DueDay($0) != nil }),
            Setting(
                "watch", \.watch,
                "A folder whose files are taken in; they move to taken/ or rejected/ in it. Nothing means no folder is watched."
            ),
        ]
        + Setting.section("uplink", \.uplink) + Setting.section("doors", \.doors)
        + Setting.section("reads_for", \.readsFor) + Setting.section("keys", \.keys)
        + Setting.section("peers", \.peers) + Setting.section("configuration", \.configuration)
        + Setting.section("restart", \.restart)
        + Setting.section("metrics", \.metrics) + Setting.section("logging", \.logging)
        + Setting.section("shutdown", \.shutdown)
}

extension NodeSettings {
    /// Whether other machines come in here.
    var hasDoors: Bool { [uplink.listen, doors.submit, doors.work, doors.store].contains { $0 != nil } }
}

/// The lines to the nodes above and below.
struct NodeUplinkSettings: SettingsSection {
    var listen: String?
    var parent: String?
    var parentKey: String?

    static let schema: [Setting<Self>] = [
        Setting(
            "listen", \.listen,
            "Where the nodes below hand up: tcp://ADDRESS:PORT; nothing means there are none. Needs keys.own and keys.admitted.",
            wants: Requirement<String>.endpoint.orNothing),
        Setting(
            "parent", \.parent,
            "The uplink of the node above, or for a forwarder its submit door: tcp://HOST:PORT; nothing means this is the root.",
            wants: Requirement<String>.endpoint.orNothing),
        Setting("parent_key", \.parentKey, "The public key of the node above, as its operator told it."),
    ]
}

/// Where other machines come in that are no nodes of the tree. Each door speaks CURVE and lets admitted keys of its role in alone.
struct DoorSettings: SettingsSection {
    var submit: String?
    var work: String?
    var store: String?

    static let schema: [Setting<Self>] = [
        Setting(
            "submit", \.submit,
            "Where forwarders hand documents in: tcp://ADDRESS:PORT; nothing means there are none. Needs keys.own and keys.admitted.",
            wants: Requirement<String>.endpoint.orNothing),
        Setting(
            "work", \.work,
            "Where readers on other machines ask for work: tcp://ADDRESS:PORT; nothing means there are none.",
            wants: Requirement<String>.endpoint.orNothing),
        Setting(
            "store", \.store, "Where they hand in what they read: tcp://ADDRESS:PORT; goes with work.",
            wants: Requirement<String>.endpoint.orNothing),
    ]
}

/// The node for which a reader reads.
struct ReadsForSettings: SettingsSection {
    var work: String?
    var store: String?
    var key: String?

    static let schema: [Setting<Self>] = [
        Setting(
            "work", \.work, "A reader's alone: the work door of the node that it reads for, tcp://HOST:PORT.",
            wants: Requirement<String>.endpoint.orNothing),
        Setting(
            "store", \.store, "The store door of that node, tcp://HOST:PORT.",
            wants: Requirement<String>.endpoint.orNothing),
        Setting("key", \.key, "The public key of that node, as its operator told it."),
    ]
}

/// Further settings of the services, in files of their own.
struct ConfigurationFiles: SettingsSection {
    var ingest: String?
    var extract: String?
    var aggregate: String?

    static let schema: [Setting<Self>] = [
        Setting("ingest", \.ingest, "A configuration of shangji-ingest; what stands in this file goes before it."),
        Setting("extract", \.extract, "A configuration of shangji-extract."),
        Setting("aggregate", \.aggregate, "A configuration of shangji-aggregate."),
    ]
}

/// How soon a service that ended is started again.
struct RestartSettings: SettingsSection {
    var firstPauseMilliseconds = 1_000
    var longestPauseSeconds = 60

    static let schema: [Setting<Self>] = [
        Setting(
            "first_pause_milliseconds", \.firstPauseMilliseconds,
            "The pause before a service that ended is started again; it doubles each time.", unit: "milliseconds",
            wants: .within(10...60_000)),
        Setting(
            "longest_pause_seconds", \.longestPauseSeconds, "The longest pause.", unit: "seconds",
            wants: .within(1...3_600)),
    ]

    /// As the supervisor wants it.
    var policy: RestartPolicy {
        RestartPolicy(
            firstPause: .milliseconds(firstPauseMilliseconds), longestPause: .seconds(longestPauseSeconds))
    }
}
