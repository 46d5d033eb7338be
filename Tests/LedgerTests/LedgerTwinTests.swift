import Documents
import Foundation
import Indicators
import Ledger
import Observations
import Places
import Rollups
import Seeds
import TestFiles
import Testing

/// The ledger in memory and the one in a file answer alike after each of the same steps.
@Suite struct LedgerTwinTests {
    /// All answers of a ledger, those included that depend on the order of arrival.
    struct Answers: Equatable {
        var documents: [LedgerDocument]
        var state: LedgerState
        var stored: [StoredDocument]
        var changes: [RecordedChange]
        var history: [[CellVersion]]

        init(of ledger: some LedgerReading, cells: Set<Cell.Key>) async throws {
            documents = try await ledger.documents(after: 0, limit: 1000)
            state = try await LedgerState(of: ledger)
            stored = try await ledger.storedDocuments(after: 0, limit: 1000)
            changes = try await ledger.changes(matching: .all, after: 0, limit: 10_000)
            history = []
            for key in cells.sorted() { history.append(try await ledger.history(of: key)) }
        }
    }

    /// Decides about the same cell or figure in each of two ledgers, or takes a decision back; both say the same of it.
    private static func decide(in ledgers: [any FactLedger], _ random: inout SeededGenerator) async throws {
        let indicator = Fixture.indicators[Int.random(in: 0..<4, using: &random)]
        let place = Fixture.places[Int.random(in: 0..<Fixture.places.count, using: &random)]
        var subject = Adjudication.Subject.cell(place: place, year: 2020, indicator: indicator)
        if Bool.random(using: &random) {
            let id = Fixture.document("第\(Int.random(in: 0...8, using: &random))号")
            subject = .observation(document: id, indicator: indicator, span: TextSpan(start: 0, end: 1))
        }
        let decisions: [Adjudication.Decision] = [.value(4), .notUsable, .withdrawn]
        let decision = decisions[Int.random(in: 0..<3, using: &random)]
        var outcomes: [Result<Adjudication, LedgerError>] = []
        for ledger in ledgers {
            do {
                let made = try await ledger.adjudicate(subject, decision, reason: "因", person: nil)
                outcomes.append(.success(made))
            } catch let error as LedgerError {
                outcomes.append(.failure(error))
            }
        }
        #expect(outcomes[0] == outcomes[1])
    }

    @Test(arguments: [31, 32, 33, 34, 35, 36] as [UInt64])
    func twins_afterTheSameSteps_answerAlike(seed: UInt64) async throws {
        let folder = try TemporaryFolder()
        var random = SeededGenerator(seed: seed)
        let file = try LedgerKind.sqlite.make(in: folder)
        let memory = try LedgerKind.memory.make(in: folder)
        let facts = LedgerJoiningTests.facts(&random)
        var rest = (facts + facts.filter { _ in Bool.random(using: &random) }).shuffled(using: &random)[...]
        var cells: Set<Cell.Key> = []
        while !rest.isEmpty {
            if Int.random(in: 0..<4, using: &random) == 0 {
                let id = Fixture.document("第\(Int.random(in: 0...8, using: &random))号")
                let isRetracted = Bool.random(using: &random)
                var outcomes: [Result<Retraction, LedgerError>] = []
                for ledger in [file, memory] {
                    do {
                        let made = try await ledger.retract(id, isRetracted: isRetracted, reason: "因", person: nil)
                        outcomes.append(.success(made))
                    } catch let error as LedgerError {
                        outcomes.append(.failure(error))
                    }
                }
                #expect(outcomes[0] == outcomes[1])
            } else if Int.random(in: 0..<4, using: &random) == 0 {
                try await Self.decide(in: [file, memory], &random)
            } else {
                let batch = Array(rest.prefix(Int.random(in: 1...4, using: &random)))
                rest = rest.dropFirst(batch.count)
                let verdicts = (try await file.store(batch), try await memory.store(batch))
                #expect(verdicts.0 == verdicts.1)
            }
            cells.formUnion(try await file.cells(matching: .all, after: nil, limit: 10_000).map(\.key))
            let answers = (try await Answers(of: file, cells: cells), try await Answers(of: memory, cells: cells))
            guard answers.0 == answers.1 else {
                Issue.record("seed \(seed): the twins differ with \(rest.count) facts to go")
                #expect(answers.0.documents == answers.1.documents)
                #expect(answers.0.state == answers.1.state)
                #expect(answers.0.changes == answers.1.changes)
                #expect(answers.0.history == answers.1.history)
                return
            }
        }
        #expect(try await file.adjudications() == memory.adjudications())
        #expect(try await file.verify().isEmpty)
        #expect(try await memory.verify().isEmpty)
        #expect(!cells.isEmpty)
        for key in cells.prefix(5) {
            let selection = CellSelection(places: [key.place], years: key.year...key.year)
            let pages = (
                try await file.cells(matching: selection, after: key, limit: 2),
                try await memory.cells(matching: selection, after: key, limit: 2)
            )
            #expect(pages.0 == pages.1)
        }
    }
}
