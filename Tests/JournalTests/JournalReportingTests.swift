import Documents
import Journal
import TestFiles
import Testing

/// How facts are read that the ledger has not been told, page by page, whatever stays unreported before them.
@Suite struct JournalReportingTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test(arguments: JournalKind.allCases)
    func facts_behindOthersThatStayUnreported_areRead(kind: JournalKind) async throws {
        let journal = try kind.make(in: folder)
        for name in ["甲", "乙", "丙"] { _ = try await journal.accept(Submission.of(name)) }
        let facts = try await journal.unreportedFacts(limit: 10)
        try #require(facts.count == 3)
        #expect(try await journal.unreportedFacts(after: 0, limit: 2) == Array(facts.prefix(2)))
        #expect(try await journal.unreportedFacts(after: facts[1].sequence, limit: 2) == [facts[2]])
        try await journal.markReported([facts[1].sequence])
        #expect(try await journal.unreportedFacts(after: facts[0].sequence, limit: 2) == [facts[2]])
        #expect(try await journal.unreportedFacts(after: facts[2].sequence, limit: 2).isEmpty)
    }
}
