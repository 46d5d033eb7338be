import Documents
import Extraction
import Indicators
import Observations
import Quantities
import Testing

/// Why each number was read as it was.
struct ExplanationTests {
    private func explain(_ body: String) throws -> Explanation {
        let text = InventedReport.text(body)
        return try InventedReport.reader.get().explain(text, document: DocumentID(hashing: text.utf8))
    }

    private func account(_ body: String, _ surface: String) throws -> Explanation.Account {
        try #require(try explain(body).accounts.first { $0.mention.surface == surface && $0.mention.kind == .quantity })
    }

    @Test func explanation_whenANumberStatesAnIndicator_namesPatternAndWords() throws {
        let body = "全年受理行政复议案件62件。"
        let account = try account(body, "62")
        #expect(account.observation?.indicator.rawValue == "reconsideration.received")
        let chosen = try #require(account.chosen)
        #expect(chosen.code.rawValue == "reconsideration.received" && chosen.pattern != nil)
        let text = Array(InventedReport.text(body).unicodeScalars)
        let words = chosen.words.map { span in
            String(String.UnicodeScalarView(text[span.start..<span.end]))
        }
        #expect(words.contains("受理") && words.count == 2)
        #expect(account.rivals.allSatisfy { $0.score <= chosen.score })
    }

    @Test func explanation_whenANumberIsPlanned_namesTheRejectionAndWhatItWouldBe() throws {
        let account = try account("计划受理行政复议案件62件。", "62")
        #expect(account.observation == nil)
        #expect(account.mention.rejection == .plan)
        #expect(account.chosen?.code.rawValue == "reconsideration.received")
    }

    @Test func explanation_whenAWordIsMissing_namesTheWordsThatWouldDo() throws {
        let account = try account("行政复议案件62件。", "62")
        let missing = account.failures.compactMap { failure -> [String]? in
            guard case .missing(let words) = failure.reason else { return nil }
            return words
        }
        #expect(account.observation != nil || !missing.isEmpty)
    }

    @Test func explanation_whenTheMeasureWordDoesNotFit_namesThoseThatDo() throws {
        let account = try account("全年受理行政复议案件62公里。", "62")
        #expect(account.observation == nil)
        let allowed = account.failures.compactMap { failure -> [String]? in
            guard failure.code.rawValue == "reconsideration.received", case .measure(let words) = failure.reason else {
                return nil
            }
            return words
        }
        #expect(allowed.first?.contains("件") == true)
    }

    @Test func explanation_whenAskedFor_leavesTheReadingAsItIs() throws {
        let body = "全年受理行政复议案件62件，审结57件，其中维持41件；计划制定规范性文件9件。修复路灯318盏。"
        let explanation = try explain(body)
        #expect(explanation.reading == (try InventedReport.read(body)))
        #expect(explanation.accounts.map(\.mention) == explanation.reading.mentions)
    }
}
