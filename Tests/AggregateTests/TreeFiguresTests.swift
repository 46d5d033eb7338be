import Messages
import Metrics
import Testing

@testable import Aggregate

/// The nodes below as samples.
@Suite(.timeLimit(.minutes(3))) struct TreeFiguresTests {
    private static func node(
        _ name: String, _ counts: [String: Int] = ["documents": 1], connected: Bool = true,
        _ below: [NodeReport.Below] = []
    ) -> NodeReport.Below {
        NodeReport.Below(
            report: NodeReport(node: name, place: "430000", counts: counts, below: below), isConnected: connected,
            silentSeconds: connected ? 0 : 90)
    }

    private static func lines(_ below: [NodeReport.Below]) -> [String] {
        var page = MetricPage()
        TreeFigures(below, edition: "5").write(on: &page)
        return page.text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map(String.init)
    }

    @Test func node_atEachDepth_isToldUnderItsPath() {
        let counts = ["lag": 7, "dead": 2, "oldest_seconds": 7_300, "connects": 4]
        let lines = Self.lines([Self.node("a", [:], [Self.node("b", counts, connected: false)])])
        #expect(lines.contains(#"shangji_tree_node_oldest_unsent_seconds{path="a/b",place="430000"} 7300"#))
        #expect(lines.contains(#"shangji_tree_node_connects_total{path="a/b",place="430000"} 4"#))
        #expect(lines.contains(#"shangji_tree_node_connected{path="a",place="430000"} 1"#))
        #expect(lines.contains(#"shangji_tree_node_connected{path="a/b",place="430000"} 0"#))
        #expect(lines.contains(#"shangji_tree_node_silent_seconds{path="a/b",place="430000"} 90"#))
        #expect(lines.contains(#"shangji_tree_node_lag_items{path="a/b",place="430000"} 7"#))
        #expect(lines.contains(#"shangji_tree_node_dead_documents{path="a/b",place="430000"} 2"#))
        #expect(lines.contains("shangji_tree_nodes_omitted 0"))
    }

    @Test func catalogue_ofANodeBelow_isToldWhereItIsAnotherOrNotTaken() {
        func child(_ name: String, _ edition: String?, refused: Int? = nil) -> NodeReport.Below {
            let standing = NodeReport.CatalogueStanding(
                digest: "d", refusedEdition: refused, refusal: refused.map { _ in "r" })
            return NodeReport.Below(
                report: NodeReport(node: name, place: "430000", edition: edition, catalogue: standing),
                isConnected: true, silentSeconds: 0)
        }
        let lines = Self.lines([
            child("same", "5"), child("older", "4"), child("stubborn", "3", refused: 5), child("new", nil),
        ])
        for (name, isOther, isNotTaken) in [("same", 0, 0), ("older", 1, 0), ("stubborn", 1, 1), ("new", 0, 0)] {
            let labels = "{path=\"\(name)\",place=\"430000\"}"
            #expect(lines.contains("shangji_tree_node_other_catalogue\(labels) \(isOther)"))
            #expect(lines.contains("shangji_tree_node_catalogue_not_taken\(labels) \(isNotTaken)"))
        }
    }

    @Test func nobodyBelow_isToldAsSuch() {
        #expect(Self.lines([]) == ["shangji_tree_nodes_omitted 0"])
    }

    /// Nodes report what they like; the page stays of a size that a monitoring system can hold.
    @Test func tree_thatIsTooWide_isCutAndSaysHowMuch() {
        let invented = (0..<3_000).map { Self.node("x\($0)") }
        let lines = Self.lines([Self.node("honest"), Self.node("liar", [:], invented)])
        let told = lines.filter { $0.hasPrefix("shangji_tree_node_connected") }
        #expect(told.count == TreeFigures.nodeLimit)
        #expect(told.contains { $0.contains("\"honest\"") })
        #expect(lines.contains("shangji_tree_nodes_omitted \(3_002 - TreeFigures.nodeLimit)"))
    }

    @Test func tree_thatIsTooDeep_isCutAndSaysSo() {
        var chain = Self.node("end")
        for depth in 0..<50 { chain = Self.node("d\(depth)", [:], [chain]) }
        let lines = Self.lines([chain])
        #expect(lines.filter { $0.hasPrefix("shangji_tree_node_connected") }.count == TreeFigures.depthLimit)
        #expect(lines.contains("shangji_tree_nodes_omitted 1"))
    }

    @Test func name_thatIsTooLong_isCut() {
        let lines = Self.lines([Self.node(String(repeating: "县", count: 5_000))])
        #expect(lines.allSatisfy { $0.count < 2 * TreeFigures.labelLimit + 100 })
    }
}
