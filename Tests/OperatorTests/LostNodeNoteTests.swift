import NodeRuntime
import Phrases
import Testing

@testable import Operator

/// What somebody who hands documents in is told of the connection.
@Suite struct LostNodeNoteTests {
    private func notes(_ language: Language, isInteractive: Bool = false, _ changes: [Bool]) -> [String] {
        var written: [String] = []
        let terminal = Terminal(isInteractive: isInteractive, systemColumns: 80, environment: [:])
        let progress = RunProgress(total: 3, RunProgress.Look(terminal: terminal, language: language)) {
            written.append($0)
        }
        for isUp in changes { progress.connection(isUp: isUp) }
        return written
    }

    @Test func node_thatIsLostAndBack_isToldOnceEach() {
        let told = notes(.en, [true, false, false, false, true, true])
        #expect(told.count == 2)
        #expect(told.first?.hasPrefix("The node does not answer any more") == true)
        #expect(told.last == "The node answers again; this goes on.\n")
        #expect(notes(.en, [true, false, true, false]).count == 3, "lost again is news")
    }

    @Test func node_thatAnswersAtFirst_isNoNews() {
        #expect(notes(.en, [true]) == [])
    }

    @Test func note_inChinese_isChinese() {
        let told = notes(.zh, [true, false, true])
        #expect(told.count == 2 && told[0].contains("无应答") && told[1].contains("恢复应答"))
    }

    @Test func note_onATerminal_takesThePlaceOfTheDrawnLine() {
        let told = notes(.en, isInteractive: true, [false])
        #expect(told.count == 1 && told[0].hasPrefix("\r\u{1B}[K") && told[0].hasSuffix("\n"))
    }
}
