import Documents
import Links
import Messages
import Observations
import Phrases
import Rollups
import Tables
import Testing

@testable import Operator

/// What is said of a retraction: nothing of sums in which the document never was.
@Suite struct RetractionWordsTests {
    private static let document = DocumentID(hashing: "a".utf8)

    @Test(arguments: [RetractionWords.State.unread, .buried], [true, false])
    func document_thatWasNeverRead_isNotSaidToHaveCounted(state: RetractionWords.State, isRetracted: Bool) {
        let words = RetractionWords(isRetracted: isRetracted, state: state)
        let english = words.line(of: Self.document, TerminalStyle(language: .en))
        let chinese = words.line(of: Self.document, TerminalStyle(language: .zh))
        #expect(!english.contains("any more") && !english.contains("counts again"), "\(english)")
        #expect(!chinese.contains("不再") && !chinese.contains("重新"), "\(chinese)")
        #expect(english.contains(state == .unread ? "not read yet" : "could not be read"), "\(english)")
        #expect(chinese.contains(state == .unread ? "尚未读出" : "未能读出"), "\(chinese)")
    }

    @Test func document_ofWhichTheLedgerToldNothing_isSaidNothingAbout() {
        func line(_ isRetracted: Bool, _ style: TerminalStyle) -> String {
            RetractionWords(isRetracted: isRetracted, state: .unknown).line(of: Self.document, style)
        }
        let name = Self.document.description.prefix(12)
        let (english, chinese) = (TerminalStyle(language: .en), TerminalStyle(language: .zh))
        #expect(line(true, english) == "\(name) is retracted: it counts in no sum.")
        #expect(line(false, english) == "\(name) is restored: what is read in it counts.")
        #expect(line(true, chinese) == "\(name) 已撤回，不计入任何汇总。")
        #expect(line(false, chinese) == "\(name) 已恢复，读出的内容计入汇总。")
    }

    /// A damaged row is an answer, and to order again mends it; a service that is away gets no order.
    @Test func ledger_thatRefusesToTell_doesNotStandInTheWayAndOneThatIsAwayDoes() async throws {
        let refused = LinkError.refused(endpoint: "ipc:///a", Complaint(.unavailable, "damaged"))
        for error in [refused, .unexpected(endpoint: "ipc:///a", "kind")] {
            #expect(try await RetractionWords.State.told { throw error } == .unknown)
        }
        let away = LinkError.noAnswer(endpoint: "ipc:///a", after: .seconds(60))
        await #expect(throws: LinkError.self) { try await RetractionWords.State.told { throw away } }
        await #expect(throws: CancellationError.self) {
            try await RetractionWords.State.told { throw CancellationError() }
        }
    }

    @Test func ledger_thatTells_isBelieved() async throws {
        let failure = Failure(stage: .decode, code: "not_text", reason: "Not a text.", mayHeal: false)
        let facts = DocumentFacts(document: Self.document, claims: [], outcome: .buried(failure))
        let item = DocumentsPage.Item(facts: facts, uses: [])
        func told(_ item: DocumentsPage.Item?) async throws -> RetractionWords.State {
            try await .told { DocumentAnswer(item: item, storedAt: nil, edition: nil) }
        }
        #expect(try await told(nil) == .unread)
        #expect(try await told(item) == .buried)
    }
}
