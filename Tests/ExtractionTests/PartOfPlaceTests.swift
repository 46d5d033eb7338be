import Indicators
import Observations
import Testing

/// Figures of one of several bodies, or of some of them. All sentences are invented.
@Suite("Parts of the place")
struct PartOfPlaceTests {
    private func scopes(_ body: String) throws -> [String] {
        try InventedReport.figures(body) { " \($0.scope.rawValue)" }
    }

    @Test func extreme_ofBodies_isOfAPart() throws {
        #expect(
            try scopes("行政诉讼败诉率最高的乡镇为28.6%，最低的为3.1%。") == [
                "litigation.loss_rate 28.6 part", "litigation.loss_rate 3.1 part",
            ])
    }

    @Test func extreme_ofMatters_isNoFigureOfTheWhole() throws {
        #expect(
            try scopes("全年受理行政复议案件312件，受理数量最多的是公安领域，共120件。") == ["reconsideration.received 312 self"])
    }

    @Test func names_withTheirNumberBehindThem_areParts() throws {
        #expect(try scopes("荣家湾、新墙两镇行政机关负责人出庭应诉率均为100%。") == ["litigation.appearance_rate 100 part"])
    }

    @Test func town_rightBeforeTheNumber_hasIt() throws {
        #expect(
            try scopes("办理法律援助案件新墙镇85件、月田镇62件，全县427件。") == [
                "legal_aid.cases 85 part", "legal_aid.cases 62 part", "legal_aid.cases 427 self",
            ])
        #expect(try scopes("全年办理法律援助案件427件，覆盖乡镇12个。").first == "legal_aid.cases 427 self")
    }

    @Test func place_namedAsAnExample_isAnother() throws {
        #expect(
            try scopes("行政诉讼败诉率5.8%；先进地区如余杭区败诉率为3.3%。") == [
                "litigation.loss_rate 5.8 self", "litigation.loss_rate 3.3 other",
            ])
    }

    @Test func rank_ofAnAward_isNotTheOrgansOwn() throws {
        let villages = try InventedReport.read("创建省级民主法治示范村44个。", of: .city).observations
        #expect(villages.allSatisfy { $0.ambit != .organ } && villages.map { "\($0.value)" } == ["44"])
    }
}
