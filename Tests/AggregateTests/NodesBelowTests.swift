import Links
import Messages
import Places
import Testing

@testable import Aggregate

/// The nodes below, as they come, go, and stay away.
@Suite struct NodesBelowTests {
    private let county = PeerIdentity(node: "county", place: PlaceCode(rawValue: "430621"))

    @Test func node_thatIsAdmittedAndNeverCame_isThereWithoutCounts() throws {
        let reports = NodesBelow().reports(now: .seconds(70), admitted: [county, county])
        #expect(reports.count == 1)
        let report = try #require(reports.first)
        #expect(report.report == NodeReport(node: "county", place: "430621"))
        #expect(!report.isConnected && report.silentSeconds == 70)
    }

    @Test func node_thatCameAndWent_keepsWhatItTold() throws {
        var below = NodesBelow()
        let peer = PeerID([1])
        below.joined(peer, node: "county", place: county.place, now: .seconds(10))
        below.told(NodeReport(node: "county", place: "430621", counts: ["documents": 3]), by: peer, now: .seconds(20))
        let here = try #require(below.reports(now: .seconds(30), admitted: [county]).first)
        #expect(here.isConnected && here.silentSeconds == 0 && here.report.counts == ["documents": 3])
        below.gone(peer, now: .seconds(40))
        let gone = try #require(below.reports(now: .seconds(100), admitted: [county]).first)
        #expect(!gone.isConnected && gone.silentSeconds == 60 && gone.report.counts == ["documents": 3])
    }

    @Test func report_underAnothersName_isNotTaken() {
        var below = NodesBelow()
        let peer = PeerID([1])
        below.joined(peer, node: "county", place: county.place, now: .zero)
        below.told(NodeReport(node: "neighbour", counts: ["documents": 3]), by: peer, now: .zero)
        #expect(below.reports(now: .zero, admitted: []).map(\.report.node) == ["county"])
        #expect(below.reports(now: .zero, admitted: []).first?.report.counts == [:])
    }
}
