import Documents
import Links
import Messages
import Testing

@Suite struct SubmissionDeskTests {
    private func item(_ number: Int) -> SubmissionDesk.Item {
        SubmissionDesk.Item(
            document: Fixture.document(number), bytes: 10, claim: Claim(node: "", time: 0, source: "f\(number)"))
    }

    private func offers(_ actions: [SubmissionDesk.Action]) -> [UInt64] {
        actions.compactMap { if case .send(let message) = $0 { message.envelope.id } else { nil } }
    }

    @Test func window_holdsBackOffersUntilReceiptsArrive() throws {
        var desk = SubmissionDesk()
        for number in 0..<100 { #expect(desk.add(item(number)).isEmpty) }
        #expect(offers(desk.connected(Fixture.welcome, now: .zero)) == (1...64).map(UInt64.init))
        let note = ReceiptNote(document: Fixture.document(0), receipt: .taken)
        #expect(offers(try desk.received(WireMessage(note, id: 1), now: .zero)) == [65])
    }

    @Test func reconnection_offersAgainWhatIsNotFinal() throws {
        var desk = SubmissionDesk()
        _ = desk.add(item(0))
        _ = desk.add(item(1))
        _ = desk.connected(Fixture.welcome, now: .zero)
        _ = try desk.received(
            WireMessage(ReceiptNote(document: Fixture.document(0), receipt: .stored), id: 1), now: .zero)
        _ = try desk.received(
            WireMessage(ReceiptNote(document: Fixture.document(1), receipt: .taken), id: 2), now: .zero)
        desk.disconnected()
        #expect(offers(desk.connected(Fixture.welcome, now: .zero)) == [2])
        #expect(desk.openCount == 1)
    }

    @Test func fullJournal_isAskedAgainAfterThePause() throws {
        var desk = SubmissionDesk()
        _ = desk.add(item(0))
        _ = desk.connected(Fixture.welcome, now: .zero)
        _ = try desk.received(WireMessage(Decline(reason: "full", retryAfterSeconds: 5), id: 1), now: .zero)
        #expect(desk.tick(now: .seconds(4)).isEmpty)
        #expect(offers(desk.tick(now: .seconds(5))) == [1])
    }

    @Test func pushedReceipt_reachesEveryTakenCopyOfTheDocument() throws {
        var desk = SubmissionDesk()
        _ = desk.add(item(7))
        _ = desk.add(item(7))
        _ = desk.connected(Fixture.welcome, now: .zero)
        for id in [1, 2] as [UInt64] {
            _ = try desk.received(
                WireMessage(ReceiptNote(document: Fixture.document(7), receipt: .taken), id: id), now: .zero)
        }
        _ = try desk.received(WireMessage(ReceiptNote(document: Fixture.document(7), receipt: .stored)), now: .zero)
        #expect(desk.states == [.stored, .stored])
    }

    /// Receipts of one document in the order in which they are heard (0 for news, 1 for the answer to the offer), and what a
    /// submitter that follows it to the root knows then.
    static let courses: [(heard: [(String, UInt64)], state: SubmissionDesk.State)] = [
        ([("taken", 1), ("stored", 0), ("settled", 0)], .settled(root: "r")),
        ([("stored", 0), ("taken", 1)], .stored),
        ([("settled", 0), ("stored", 0), ("taken", 1)], .settled(root: "r")),
        ([("taken", 1), ("stored", 0), ("taken", 1)], .stored),
        ([("taken", 1), ("stored", 0), ("dead", 0)], .stored),
        ([("dead", 0), ("taken", 1)], .dead(failure)),
        ([("dead", 0), ("stored", 1)], .stored),
        ([("settled", 0), ("stored", 1)], .settled(root: "r")),
        ([("stored", 0)], .offered),
    ]

    @Test(arguments: courses)
    func receipts_inAnyOrder_leaveTheFurthest(heard: [(String, UInt64)], state: SubmissionDesk.State) throws {
        var desk = SubmissionDesk(until: .settled)
        _ = desk.add(item(7))
        _ = desk.connected(Fixture.welcome, now: .zero)
        for (word, exchange) in heard {
            let receipt = Receipt(rawValue: word)
            let note = ReceiptNote(
                document: Fixture.document(7), receipt: receipt, failure: receipt == nil ? Self.failure : nil,
                root: receipt == .settled ? "r" : nil)
            _ = try desk.received(WireMessage(note, id: exchange), now: .zero)
        }
        #expect(desk.states == [state])
    }

    private static let failure = Failure(stage: .decode, code: "not_text", reason: "No text.", mayHeal: false)
}
