import NodeRuntime
import Phrases
import Testing

@Suite struct TerminalTests {
    @Test(arguments: [
        (["LANG": "zh_CN.UTF-8"], Language.zh), (["LANG": "zh"], .zh),
        (["LANG": "zh-Hant"], .zh),
        (["LANG": "en_GB.UTF-8"], .en), (["LANG": "C.UTF-8"], .en), ([:], .en),
        (["LANG": "zha_CN"], .en),
        (["LC_ALL": "en_GB", "LANG": "zh_CN"], .en),
        (["LC_ALL": "", "LC_MESSAGES": "zh_CN", "LANG": "en"], .zh),
    ])
    func language_whenTheLocaleIsGiven_follows(environment: [String: String], expected: Language) {
        #expect(Language(environment: environment) == expected)
    }

    @Test func terminal_whenInteractive_usesColourAndWidth() {
        let terminal = Terminal(isInteractive: true, systemColumns: 132, environment: ["COLUMNS": "40"])
        #expect(terminal.usesColour)
        #expect(terminal.columns == 132)
    }

    @Test(arguments: [["NO_COLOR": "1"], ["TERM": "dumb"]])
    func terminal_whenColoursAreNotWanted_usesNone(environment: [String: String]) {
        #expect(!Terminal(isInteractive: true, systemColumns: 80, environment: environment).usesColour)
    }

    @Test func terminal_whenTheSystemKnowsNoWidth_asksTheEnvironment() {
        #expect(Terminal(isInteractive: true, systemColumns: 0, environment: ["COLUMNS": "100"]).columns == 100)
        #expect(Terminal(isInteractive: true, systemColumns: 0, environment: ["COLUMNS": "wide"]).columns == 80)
    }

    @Test func terminal_withAHeight_redraws_andOthersDoNot() {
        let high = Terminal(isInteractive: true, systemColumns: 80, systemRows: 50, environment: [:])
        #expect(high.rows == 50 && high.redraws)
        #expect(Terminal(isInteractive: true, systemColumns: 80, environment: ["LINES": "30"]).rows == 30)
        #expect(Terminal(isInteractive: true, systemColumns: 80, environment: [:]).rows == 24)
        for (isInteractive, environment) in [(true, ["TERM": "dumb"]), (false, [:])] {
            let terminal = Terminal(
                isInteractive: isInteractive, systemColumns: 80, systemRows: 50, environment: environment)
            #expect(terminal.rows == nil && !terminal.redraws)
        }
    }

    @Test func terminal_whenPiped_hasNoColourAndNoLimit() {
        let terminal = Terminal(isInteractive: false, systemColumns: 80, environment: [:])
        #expect(!terminal.usesColour)
        #expect(terminal.columns == nil)
    }
}
