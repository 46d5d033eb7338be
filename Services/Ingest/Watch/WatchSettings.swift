import NodeRuntime

/// The folder from which documents are taken in by themselves.
struct WatchSettings: SettingsSection {
    var folder: String?
    var scanMilliseconds = 1_000
    var settleMilliseconds = 2_000

    static let schema: [Setting<Self>] = [
        Setting(
            "folder", \.folder,
            "Files that are put here are taken in when they are complete, then moved to taken/ in it, or to rejected/ with a reason beside them. Nothing means no folder is watched."
        ),
        Setting(
            "scan_milliseconds", \.scanMilliseconds, "How often the folder is looked at.", unit: "milliseconds",
            wants: .within(50...3_600_000)),
        Setting(
            "settle_milliseconds", \.settleMilliseconds,
            "A file is complete when its size and time have not changed for so long.", unit: "milliseconds",
            wants: .within(0...3_600_000)),
    ]
}
