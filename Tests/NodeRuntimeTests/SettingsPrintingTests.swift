import NodeRuntime
import Seeds
import Testing

@Suite struct SettingsPrintingTests {
    @Test func printed_whenAllAreDefaults_tellsMeaningFormDefaultAndVariable() {
        let text = SampleSettings().printed
        #expect(
            text.contains(
                """
                journal:
                  # How much it holds.
                  # Wants a whole number of bytes, at least 4096. Default: 1048576.
                  # Environment: SHANGJI_SAMPLE_JOURNAL_LIMIT_BYTES
                  limit_bytes: 1048576
                """), "\(text)")
        for setting in SampleSettings.schema { #expect(text.contains(setting.meaning)) }
    }

    @Test func printed_whenReadAgain_givesTheSameSettings() throws {
        var random = SeededGenerator(seed: 20_260_131)
        let characters: [Character] = [
            "a", "\"", "\\", "\n", "\t", "：", "全", "#", " ", "'", "\u{200F}", "\u{E0041}", "😀", "-", "{", ":",
        ]
        func text() -> String {
            String(
                (0..<Int.random(in: 1...8, using: &random)).map { _ in characters.randomElement(using: &random) ?? "x" }
            )
        }
        for _ in 0..<300 {
            var settings = SampleSettings()
            settings.place = text()
            settings.retrySeconds = Double.random(in: 0.5...60, using: &random)
            settings.watches = Bool.random(using: &random)
            settings.folders = (0..<Int.random(in: 0...3, using: &random)).map { _ in text() }
            settings.journal.limitBytes = Int.random(in: 4096...Int.max, using: &random)
            settings.journal.path = Bool.random(using: &random) ? text() : nil
            settings.logging.format = Bool.random(using: &random) ? .json : .logfmt

            let again = try SampleSettings.read(yaml: settings.printed, name: "printed.yaml")
            #expect(again.place == settings.place)
            #expect(again.retrySeconds == settings.retrySeconds)
            #expect(again.watches == settings.watches)
            #expect(again.folders == settings.folders)
            #expect(again.journal == settings.journal)
            #expect(again.logging.format == settings.logging.format)
        }
    }

    @Test func printed_whenASectionFollows_keepsLinesShort() {
        for line in SampleSettings().printed.split(separator: "\n") { #expect(line.count <= 120) }
    }
}
