import Documents
import Extraction
import Foundation
import Indicators
import Observations
import Places
import Testing

@Suite struct ReaderCheckTests {
    private static let reader = Result {
        Reader(catalogue: try Catalogue.bundled(), gazetteer: try Gazetteer.bundled())
    }

    private func checks(_ sentence: String) throws -> [Check] {
        let text = "岳阳县2022年度法治政府建设情况报告\n\n\(sentence)\n"
        return try Self.reader.get().read(text, document: DocumentID(hashing: text.utf8)).checks
    }

    @Test func share_whenItsPartsGiveIt_holds() throws {
        let check = try #require(try checks("审结行政诉讼案件57件，败诉3件，败诉率5.26%。").first)
        #expect(check.rule == .ratio && check.holds)
    }

    @Test func share_whenItsPartsGiveAnother_failsWithTheExpectedValue() throws {
        let check = try #require(try checks("审结行政诉讼案件20件，败诉3件，败诉率10.00%。").first)
        #expect(!check.holds)
        #expect(check.expected == 15)
        #expect(check.stated == 10)
    }

    @Test func share_whenItsPartsAreNotStated_isNotChecked() throws {
        #expect(try checks("行政诉讼败诉率5.26%，负责人出庭应诉率100%。").isEmpty)
    }

    @Test func total_whenItsPartsGiveIt_holds() throws {
        let check = try #require(try checks("审结行政复议案件40件，其中维持22件、驳回8件、纠错4件、调解和解6件。").first)
        #expect(check.rule == .sum && check.holds && check.inputs.count == 4)
    }

    @Test func total_whenTheRestIsNamedAndTheSumDiffers_fails() throws {
        let check = try #require(try checks("受理矛盾纠纷500件，其中婚姻纠纷200件、邻里纠纷150件、其他纠纷120件。").first)
        #expect(!check.holds)
        #expect(check.expected == 470)
    }

    @Test func total_whenPartsAreOnlyExamples_isNotChecked() throws {
        #expect(try checks("受理矛盾纠纷500件，其中婚姻纠纷200件、邻里纠纷150件。").isEmpty)
    }
}
