import NodeRuntime
import Phrases
import Testing

@Suite struct SettingsSchemaTests {
    private struct Faulty: ServiceSettings {
        static let serviceName = "shangji-faulty"
        var number = 1
        var logging = LoggingSettings()
        var shutdown = ShutdownSettings()

        static var schema: [Setting<Self>] {
            [
                Setting("lease", \.number, "No unit."),
                Setting("lease_minutes", \.number, "Another unit.", unit: "seconds"),
                Setting("Lease_seconds", \.number, "Upper case.", unit: "seconds"),
                Setting("a.count", \.number, "First.", unit: "count"),
                Setting("b.count", \.number, "Between.", unit: "count"),
                Setting("a.b_count", \.number, "Apart.", unit: "count"),
                Setting("a_count", \.number, "The same variable.", unit: "count"),
                Setting("lease.count", \.number, "Inside.", unit: "count"),
            ]
        }
    }

    @Test func schema_whenCorrect_hasNoProblems() {
        #expect(SampleSettings.schemaProblems.isEmpty)
    }

    @Test func schema_whenFaulty_namesEveryFault() {
        #expect(
            Faulty.schemaProblems.map(\.sentence.en) == [
                "the number lease has no unit",
                "the key lease_minutes does not end with its unit, seconds",
                "the key Lease_seconds is not in lower case with underscores",
                "the keys of the section a do not stand together",
                "the key a_count or its environment variable stands twice",
                "the key lease.count lies inside another key",
            ])
    }

    @Test func read_whenTheSchemaIsFaulty_refusesToStart() {
        #expect(throws: SettingsError.self) { try Faulty.read(yaml: "", name: "faulty.yaml") }
    }
}
