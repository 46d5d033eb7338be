import NodeRuntime

/// Settings with one value of each type.
struct SampleSettings: ServiceSettings, Equatable {
    struct Journal: SettingsSection, Equatable {
        var limitBytes = 1_048_576
        var path: String?

        static var schema: [Setting<Self>] {
            [
                Setting("limit_bytes", \.limitBytes, "How much it holds.", unit: "bytes", wants: .atLeast(4096)),
                Setting("path", \.path, "Where it lies.", wants: Requirement.notEmpty.orNothing),
            ]
        }
    }

    static let serviceName = "shangji-sample"
    var place = "330000"
    var retrySeconds = 2.5
    var watches = false
    var folders: [String] = []
    var journal = Journal()
    var logging = LoggingSettings()
    var shutdown = ShutdownSettings()

    static var schema: [Setting<Self>] {
        [
            Setting("place", \.place, "The place that the node answers for.", wants: .notEmpty),
            Setting("retry_seconds", \.retrySeconds, "How long to wait.", unit: "seconds", wants: .within(0.5...60)),
            Setting("watches", \.watches, "Whether folders are watched."),
            Setting("folders", \.folders, "The watched folders."),
        ] + Setting.section("journal", \.journal) + Setting.section("logging", \.logging)
            + Setting.section("shutdown", \.shutdown)
    }

    static func == (left: Self, right: Self) -> Bool { left.printed == right.printed }
}
