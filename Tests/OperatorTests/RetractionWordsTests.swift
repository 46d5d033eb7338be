import Documents
import Phrases
import Rollups
import Tables
import Testing

@testable import Operator

/// What is said of a retraction: nothing of sums in which the document never was.
@Suite struct RetractionWordsTests {
    private static let document = DocumentID(hashing: "a".utf8)
    private static let dead = DocumentFacts.Outcome.buried(
        Failure(stage: .decode, code: "not_text", reason: "Not a text.", mayHeal: false))

    @Test(arguments: [nil, dead], [true, false])
    func document_thatWasNeverRead_isNotSaidToHaveCounted(outcome: DocumentFacts.Outcome?, isRetracted: Bool) {
        let words = RetractionWords(isRetracted: isRetracted, outcome: outcome)
        let english = words.line(of: Self.document, TerminalStyle(language: .en))
        let chinese = words.line(of: Self.document, TerminalStyle(language: .zh))
        #expect(!english.contains("any more") && !english.contains("counts again"), "\(english)")
        #expect(!chinese.contains("不再") && !chinese.contains("重新"), "\(chinese)")
        #expect(english.contains(outcome == nil ? "not read yet" : "could not be read"), "\(english)")
        #expect(chinese.contains(outcome == nil ? "尚未读出" : "未能读出"), "\(chinese)")
    }
}
