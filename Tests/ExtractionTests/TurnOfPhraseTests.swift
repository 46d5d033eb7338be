import Observations
import Quantities
import Testing

/// Turns of phrase that tie a number to what was said before it. All sentences are invented.
@Suite("Turns of phrase")
struct TurnOfPhraseTests {
    @Test func total_whenItsPartsStateTheSame_statesItToo() throws {
        let figures = try InventedReport.figures("办理人大代表建议114件、政协提案173件，共287件。")
        #expect(figures.contains { $0.hasPrefix("oversight.proposals 287") })
    }

    @Test func level_whenItFollowsAChange_isOfWhatChanged() throws {
        let figures = try InventedReport.figures("涉企行政检查比上年减少1,920次，降为6,305次。")
        #expect(figures.count == 1)
        #expect(figures.first?.contains(" 6305") == true)
    }

    @Test func level_whenItFollowsAGrowth_isOfWhatGrew() throws {
        let figures = try InventedReport.figures("行政复议案件受理量同比增长48%，达到409件。")
        #expect(figures == ["reconsideration.received 409"])
    }

    @Test func title_whenItStandsBetweenLabelAndNumber_isNoDistance() throws {
        let figures = try InventedReport.figures("提请市人大常委会审议《岳阳市城市养犬管理与文明行为促进若干规定》等地方性法规草案2件。")
        #expect(figures.contains("norms.bills 2"))
    }

    @Test func parts_whenTheyStandBehindTheColonOfTheirWhole_areNotTheWholeAgain() throws {
        let figures = try InventedReport.figures("全年开展合法性审查836件：规范性文件29件、其他文件与议题807件。")
        #expect(figures.filter { $0.hasPrefix("decision.legality_reviews") }.count == 1)
    }

    @Test func parts_whenTheyStandBehindRespectively_areNotTheWholeAgain() throws {
        let figures = try InventedReport.figures("全年开展合法性审查836件，分别为规范性文件29件、其他文件与议题807件。")
        #expect(figures.filter { $0.hasPrefix("decision.legality_reviews") }.count == 1)
    }

    @Test func figure_whenItIsOfSomeThatAreNotNamed_isNoFact() throws {
        #expect(try InventedReport.figures("个别乡镇行政诉讼败诉率超过30%。").isEmpty)
    }

    @Test func numbers_whenTheyCountTheRowsOfATable_areNames() throws {
        let table = "序号\n指标\n数值\n单位\n1\n行政复议申请\n284\n件\n2\n行政复议受理\n247\n件\n3\n行政复议办结\n231\n件\n4\n行政诉讼\n318\n件\n"
        let mentions = try InventedReport.read(table).mentions
        #expect(mentions.filter { ["1", "2", "3", "4"].contains($0.surface) }.allSatisfy { $0.kind == .identifier })
        #expect(mentions.first { $0.surface == "284" }?.kind == .quantity)
        let counts = "年度\n败诉\n2021年\n1\n2022年\n2\n2023年\n3\n"
        #expect(try InventedReport.read(counts).mentions.first { $0.surface == "2" }?.kind == .quantity)
    }

    @Test func number_whenItBeginsWithZeros_isAName() throws {
        #expect(
            try InventedReport.read("索引号014063120/2024-00617。").mentions.first { $0.surface == "00617" }?.kind
                == .identifier)
    }

    @Test func words_whenTheyStandBehindTheMiddleOfAWhole_areThePartsOwn() throws {
        let figures = try InventedReport.figures("87件现行规范性文件中决定保留61件、废止18件。")
        #expect(!figures.contains { $0.hasPrefix("norms.retained 87") })
        #expect(figures.contains("norms.retained 61"))
    }

    @Test func words_inAListOfNumbersFirst_belongToTheNumberBeforeThem() throws {
        let figures = try InventedReport.figures("对27件规范性文件进行清理评估，20件继续执行、2件修订、4件废止。")
        #expect(!figures.contains { $0.hasPrefix("norms.retained 2") && !$0.hasPrefix("norms.retained 20") })
        #expect(!figures.contains { $0.hasPrefix("norms.amended 4") })
    }

    /// 修改 and 废止 may be of the 规章 of the sentence before; the reader leaves open what they are of.
    @Test func amendments_behindRegulations_areOfTheDocumentsCleanedUp() throws {
        let figures = try InventedReport.figures("制定政府规章5件。规范性文件清理结果为保留87件，修改10件，废止3件。")
        #expect(figures.starts(with: ["norms.regulations 5", "norms.retained 87"]))
        withKnownIssue {
            #expect(figures == ["norms.regulations 5", "norms.retained 87", "norms.amended 10", "norms.repealed 3"])
        }
    }

    @Test func share_whenASemicolonPartsItFromACount_isNotOfIt() throws {
        let figures = try InventedReport.figures("全年一审行政诉讼败诉4件；综合执法队编外人员占比58%。")
        #expect(!figures.contains { $0.hasPrefix("litigation.loss_rate") })
    }

    @Test func verb_whenItFollowsAListThatEndsWithAndSoOn_isOfAllOfIt() throws {
        let figures = try InventedReport.figures("对政府常务会议议题、重大项目投资协议等开展合法性审查174件次。")
        #expect(figures == ["decision.legality_reviews 174"])
    }
}
