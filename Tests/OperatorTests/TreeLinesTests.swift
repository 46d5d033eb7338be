import Messages
import Phrases
import Tables
import Testing

@testable import Operator

/// The drawing of the tree.
@Suite struct TreeLinesTests {
    @Test func node_thatIsBehind_isDrawnWithWhatItOwesAndWhatItCouldNotRead() {
        let county = NodeReport(
            node: "yueyangxian", place: "430621", edition: "4",
            counts: [
                "documents": 12, "dead": 2, "lag": 7, "oldest_seconds": 7_300, "lag_seconds": 60, "connects": 4,
                "refused": 1, "turned_away": 3,
            ])
        let city = NodeReport(
            node: "yueyang", place: "430600", edition: "5", counts: ["documents": 40, "connected": 1, "connects": 1],
            below: [.init(report: county, isConnected: false, silentSeconds: 300)])
        let root = NodeReport(
            node: "hunan", place: "430000", edition: "5", counts: ["documents": 90, "dead": 1],
            below: [.init(report: city, isConnected: true, silentSeconds: 0)])
        let lines = TreeLines(root: root, style: TerminalStyle(language: .en)).lines
        #expect(
            lines == [
                "hunan (430000), 90 documents, 1 dead, catalogue 5",
                "└─ yueyang (430600), up, 40 documents, catalogue 5",
                "   └─ yueyangxian (430621), no line for 5 min, 12 documents, 7 to hand up (oldest 2 h), 3 reconnects, 2 dead, 1 refused above, 3 failed handshakes, catalogue 4",
            ])
        let chinese = TreeLines(root: root, style: TerminalStyle(language: .zh)).lines
        #expect(chinese.last?.contains("待上报 7（最早 2 h）") == true && chinese.last?.contains("不能读取 2") == true)
        let coloured = TreeLines(root: root, style: TerminalStyle(language: .en, colour: true)).lines
        #expect(coloured.last?.contains("\u{1B}[31m2 dead\u{1B}[0m") == true)
    }

    /// The cause may be a damaged page of this node's own ledger: the words accuse nobody.
    @Test func facts_thatWereNotTaken_areToldWithoutSayingWhoseFaultItIs() {
        let root = NodeReport(node: "hunan", place: nil, edition: nil, counts: ["documents": 1, "quarantined": 2])
        #expect(
            TreeLines(root: root, style: TerminalStyle(language: .zh)).lines == ["hunan，文件 1，未接收下级 2"])
        #expect(
            TreeLines(root: root, style: TerminalStyle(language: .en)).lines
                == ["hunan, 1 document, 2 not taken from below"])
    }
}
