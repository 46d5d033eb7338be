import Documents
import FaultLine
import Foundation
import Indicators
import Messages
import Rollups
import Testing

extension Faults {
    /// What judges a line after faults must be able to say no: for everything that can go wrong.
    @Suite(.timeLimit(.minutes(3))) struct JudgementTests {
        /// A wrong that is done to what a line says of itself.
        struct Wrong: Sendable, CustomTestStringConvertible {
            let testDescription: String
            let does: @Sendable (inout Books, inout [Outcome]) -> Void
            let shows: @Sendable (Judgement) -> Bool
        }

        static let wrongs: [Wrong] = [
            Wrong(testDescription: "a document left the journal") { books, _ in
                books.journal.removeFirst()
            } shows: {
                !$0.lost.isEmpty
            },
            Wrong(testDescription: "a document left the ledger") { books, _ in
                books.ledger.removeFirst()
            } shows: {
                $0.lost.count > 1
            },
            Wrong(testDescription: "a document is in the ledger twice") { books, _ in
                books.ledger.append(books.ledger[0])
            } shows: {
                !$0.duplicated.isEmpty
            },
            Wrong(testDescription: "a claim left the journal") { books, _ in
                books.journal[0].claims.removeFirst()
            } shows: {
                !$0.lost.isEmpty
            },
            Wrong(testDescription: "a claim is in the ledger twice") { books, _ in
                books.ledger[0].facts.claims.append(books.ledger[0].facts.claims[0])
            } shows: {
                !$0.duplicated.isEmpty
            },
            Wrong(testDescription: "a claim was made by nobody") { books, _ in
                books.journal[0].claims[0].source = "/elsewhere.txt"
            } shows: {
                !$0.lost.isEmpty && !$0.duplicated.isEmpty
            },
            Wrong(testDescription: "the journal calls stored what it does not know to be") { books, _ in
                books.journal[0].status = "pending"
            } shows: {
                !$0.lost.isEmpty
            },
            Wrong(testDescription: "a document was handed in by nobody") { _, outcomes in
                outcomes.removeFirst()
            } shows: {
                !$0.duplicated.isEmpty
            },
            Wrong(testDescription: "a promise was forgotten") { _, outcomes in
                outcomes[0].wasForgotten = true
            } shows: {
                !$0.lost.isEmpty
            },
            Wrong(testDescription: "a cell is missing") { books, _ in
                books.cells.removeFirst()
            } shows: {
                $0.wrongCells.count == 1
            },
            Wrong(testDescription: "a cell is there that should not be") { books, _ in
                books.cells[0].year += 100
            } shows: {
                $0.wrongCells.count == 2
            },
            Wrong(testDescription: "a document is read as another one") { books, _ in
                let other = books.ledger[1].facts.outcome
                books.ledger[0].facts.outcome = other
            } shows: {
                !$0.wrongCells.isEmpty
            },
        ]

        /// What the generator says that the reports state is in the cells, and a cell that says something else is noticed.
        private static func expectTruth(_ cells: [Cell], _ documents: [InventedDocument]) throws {
            var stated = StatedFigures(try Catalogue.bundled())
            for report in documents.compactMap(\.report) { stated.add(report) }
            #expect(stated.differences(cells).isEmpty)
            let (key, value) = try #require(stated.certain.first)
            let other = cells.map { cell in
                var cell = cell
                if cell.key == key { cell.ownValue = value + 1 }
                return cell
            }
            #expect(stated.differences(other).count == 1)
            #expect(stated.differences(cells.filter { $0.key != key }).count == 1)
        }

        @Test func everyWrong_isNoticed() async throws {
            let line = try RealLine()
            try await line.startAll()
            let documents = try Faults.documents.get().documents(0..<3)
            let outcomes = try await Submitters(endpoint: line.endpoint(.submit)).handIn([documents])
            try await line.quiet()
            let books = try await Books(of: line)
            try await line.stopAll()
            #expect(Judgement(books, reference: books, outcomes: outcomes).isClean)
            try Self.expectTruth(books.cells, documents)
            for wrong in Self.wrongs {
                var (changed, told) = (books, outcomes)
                wrong.does(&changed, &told)
                let judgement = Judgement(changed, reference: books, outcomes: told)
                #expect(wrong.shows(judgement) && !judgement.isClean, "\(wrong.testDescription): \(judgement)")
            }
        }
    }
}
