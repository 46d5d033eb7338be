import Logging
import NodeRuntime
import Phrases
import Testing

@Suite struct SettingsReadingTests {
    private func refusals(yaml: String, environment: [String: String] = [:]) -> [String] {
        do throws(SettingsError) {
            _ = try SampleSettings.read(yaml: yaml, name: "sample.yaml", environment: environment)
            return []
        } catch {
            return error.problems.map(\.description)
        }
    }

    @Test(arguments: ["", "# only a comment\n", "journal:\n  # all commented out\n"])
    func read_whenNothingIsStated_givesDefaults(yaml: String) throws {
        #expect(try SampleSettings.read(yaml: yaml, name: "sample.yaml") == SampleSettings())
    }

    @Test func read_whenAllIsStated_takesEveryValue() throws {
        let settings = try SampleSettings.read(
            yaml: """
                place: 330100
                retry_seconds: 4
                watches: true
                folders: [收件, "a: b"]
                journal: { limit_bytes: 8192, path: /var/lib/journal }
                logging: { level: debug, format: json }
                shutdown:
                  grace_seconds: 5
                """, name: "sample.yaml")
        #expect(settings.place == "330100")
        #expect(settings.retrySeconds == 4)
        #expect(settings.watches)
        #expect(settings.folders == ["收件", "a: b"])
        #expect(settings.journal == .init(limitBytes: 8192, path: "/var/lib/journal"))
        #expect(settings.logging.level == .debug)
        #expect(settings.logging.format == .json)
        #expect(settings.shutdown.graceSeconds == 5)
    }

    @Test func read_whenAKeyIsMisspelt_namesFileLineAndNearestKey() {
        #expect(
            refusals(yaml: "place: 330100\njournal:\n  limit_byte: 8192\n") == [
                "sample.yaml:3: unknown key journal.limit_byte; did you mean journal.limit_bytes?"
            ])
    }

    @Test func read_whenASectionIsMisspelt_namesItOnce() {
        #expect(
            refusals(yaml: "loging:\n  level: debug\n  format: json\n").map { $0.contains("unknown key loging") } == [
                true
            ])
    }

    @Test func read_whenAKeyStandsInTheWrongSection_namesTheRightOne() {
        #expect(
            refusals(yaml: "limit_bytes: 8192") == [
                "sample.yaml:1: unknown key limit_bytes; did you mean journal.limit_bytes?"
            ])
    }

    @Test func read_whenAKeyIsLikeNone_saysWhereAllAreListed() {
        #expect(
            refusals(yaml: "缓存: 3") == ["sample.yaml:1: unknown key 缓存; shangji-sample --print-configuration lists all"]
        )
    }

    @Test(arguments: [
        (
            "journal:\n  limit_bytes: 256 KiB",
            "journal.limit_bytes wants a whole number of bytes, at least 4096, but has \"256 KiB\""
        ),
        ("journal:\n  limit_bytes: \"8192\"", "at least 4096, but has the text \"8192\" in quotes"),
        ("journal:\n  limit_bytes: 1", "at least 4096, but has \"1\""),
        ("journal:\n  limit_bytes: 0x2000", "but has \"0x2000\""),
        ("journal:\n  limit_bytes: 99999999999999999999", "but has \"99999999999999999999\""),
        ("journal:\n  limit_bytes:", "but has nothing"),
        ("journal:\n  path: ''", "journal.path wants a text, or nothing, not empty, but has the text \"\" in quotes"),
        ("retry_seconds: .inf", "retry_seconds wants a number of seconds, between 0.5 and 60.0, but has \".inf\""),
        ("watches: yes", "watches wants true or false, but has \"yes\""),
        ("folders: here", "folders wants a list of texts, but has \"here\""),
        ("folders: [[a]]", "folders wants a list of texts, but has a list of 1"),
        ("place: { code: 1 }", "place wants a text, not empty, but has a section with further keys"),
        ("logging: loud", "logging is a section and wants lines of “key: value” below it, but has \"loud\""),
        ("logging: { level: loud }", "logging.level wants one of trace, debug, info, notice, warning, error, critical"),
        ("- place", "the file is a section"),
        ("place: 1\nplace: 2", "stated more than once: place; keep one"),
        ("place: [", "is no valid YAML"),
        ("? [a]\n: 1", "a key must be a word"),
    ])
    func read_whenAValueIsWrong_namesKeyFormAndValue(yaml: String, expected: String) {
        let found = refusals(yaml: yaml)
        #expect(found.count == 1)
        #expect(found.first?.contains(expected) == true, "\(found)")
        #expect(found.first?.hasPrefix("sample.yaml:") == true)
    }

    @Test(arguments: [
        ("journal:\n  limit_byte: 8192\n", "sample.yaml:2：没有键 journal.limit_byte；是否应为 journal.limit_bytes？"),
        ("缓存: 3", "sample.yaml:1：没有键 缓存；shangji-sample --print-configuration 可列出全部"),
        (
            "journal:\n  limit_bytes: 256 KiB",
            "sample.yaml:2：journal.limit_bytes 应为整数（单位 bytes），不小于 4096，现为“256 KiB”"
        ),
        ("journal:\n  path: ''", "sample.yaml:2：journal.path 应为文字，或空值，不得为空，现为加引号的文字“”"),
        ("watches: yes", "sample.yaml:1：watches 应为布尔值（true 或 false），现为“yes”"),
        ("logging: loud", "sample.yaml:1：logging 是小节，其下各行应写作“键: 值”，现为“loud”"),
        ("place: [", "不是有效的 YAML："),
    ])
    func read_whenAValueIsWrong_isToldInChineseToo(yaml: String, expected: String) {
        let error = #expect(throws: SettingsError.self) { try SampleSettings.read(yaml: yaml, name: "sample.yaml") }
        #expect(error?.words.zh.contains(expected) == true, "\(error?.words.zh ?? "")")
        #expect(error?.words.en == error?.description)
    }

    @Test func read_whenSeveralThingsAreWrong_namesAll() {
        #expect(refusals(yaml: "plaice: 1\nwatches: 2\n", environment: ["SHANGJI_SAMPLE_NOTHING": "x"]).count == 3)
    }

    @Test func read_whenTheEnvironmentSpeaks_overridesTheFile() throws {
        let settings = try SampleSettings.read(
            yaml: "place: 330100\njournal: { limit_bytes: 8192, path: here }", name: "sample.yaml",
            environment: [
                "SHANGJI_SAMPLE_JOURNAL_LIMIT_BYTES": "16384", "SHANGJI_SAMPLE_JOURNAL_PATH": "",
                "SHANGJI_SAMPLE_FOLDERS": "a, b c ,d", "SHANGJI_SAMPLE_LOGGING_LEVEL": "error",
                "SHANGJI_OTHER_PLACE": "ignored", "PATH": "/bin",
            ])
        #expect(settings.place == "330100")
        #expect(settings.journal == .init(limitBytes: 16384, path: nil))
        #expect(settings.folders == ["a", "b c", "d"])
        #expect(settings.logging.level == .error)
    }

    @Test func read_whenAnOwnVariableIsUnknownOrWrong_refusesIt() {
        #expect(
            refusals(yaml: "", environment: ["SHANGJI_SAMPLE_PLAICE": "1", "SHANGJI_SAMPLE_WATCHES": "on"]) == [
                "environment variable SHANGJI_SAMPLE_PLAICE: unknown variable SHANGJI_SAMPLE_PLAICE; did you mean SHANGJI_SAMPLE_PLACE?",
                "environment variable SHANGJI_SAMPLE_WATCHES: wants true or false, but has \"on\"",
            ])
    }

    @Test func read_whenTheFileIsMissing_givesNoInput() {
        #expect {
            try SampleSettings.read(file: "/nowhere/sample.yaml", environment: [:])
        } throws: { error in
            (error as? StartError)
                == StartError(
                    .noInput, zh: "无法读取配置文件 /nowhere/sample.yaml：没有该文件或文件夹",
                    en: "cannot read the configuration file /nowhere/sample.yaml: No such file or directory")
        }
    }

    @Test func read_whenTheFileIsNotUTF8_refusesIt() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("gb.yaml", bytes: [0x70, 0xD6, 0xD0])
        #expect {
            try SampleSettings.read(file: file, environment: [:])
        } throws: { error in
            (error as? StartError)?.reason == .configuration && "\(error)".contains("not UTF-8")
        }
    }
}
