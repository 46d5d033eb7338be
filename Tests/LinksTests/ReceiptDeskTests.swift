import Documents
import Links
import Messages
import Testing

@Suite struct ReceiptDeskTests {
    private let document = Fixture.document(1)
    private var taken: ReceiptNote { ReceiptNote(document: document, receipt: .taken) }
    private var stored: ReceiptNote { ReceiptNote(document: document, receipt: .stored) }

    @Test func end_isToldToEveryoneWhoFollows_once() {
        var desk = ReceiptDesk()
        for number in [2, 1] as [UInt8] {
            desk.submitted(document, by: Fixture.peer(number))
            #expect(desk.taken(taken, by: Fixture.peer(number)) == taken)
        }
        #expect(desk.ended(stored).peers == [Fixture.peer(1), Fixture.peer(2)])
        #expect(desk.ended(stored).peers.isEmpty)
    }

    @Test func answer_whenTheDocumentEndedMeanwhile_saysTheEnd() {
        var desk = ReceiptDesk()
        desk.submitted(document, by: Fixture.peer(1))
        desk.submitted(document, by: Fixture.peer(2))
        #expect(desk.ended(stored).peers.count == 2)
        #expect(desk.taken(taken, by: Fixture.peer(1)) == stored)
        #expect(desk.taken(taken, by: Fixture.peer(2)) == stored)
        desk.submitted(document, by: Fixture.peer(3))
        #expect(desk.taken(taken, by: Fixture.peer(3)) == taken, "a later submission is answered by the journal")
    }

    @Test func answer_whenTheDocumentEndedMeanwhile_saysWhetherTheBytesWereKnown() {
        var desk = ReceiptDesk()
        desk.submitted(document, by: Fixture.peer(1))
        #expect(desk.ended(stored).peers == [Fixture.peer(1)])
        let known = ReceiptNote(document: document, receipt: .taken, wasKnown: true)
        let answer = desk.taken(known, by: Fixture.peer(1))
        #expect(answer.receipt == .stored && answer.wasKnown)
    }

    @Test func submitter_whoseDocumentHadEnded_isToldNoMore() {
        var desk = ReceiptDesk()
        desk.submitted(document, by: Fixture.peer(1))
        #expect(desk.taken(stored, by: Fixture.peer(1)) == stored)
        #expect(desk.ended(ReceiptNote(document: document, receipt: nil)).peers.isEmpty)
    }

    @Test func submitter_whoseSecondClaimWasToldTheEnd_hearsItForTheFirstToo() {
        var desk = ReceiptDesk()
        let dead = ReceiptNote(document: document, receipt: nil)
        desk.submitted(document, by: Fixture.peer(1))
        #expect(desk.taken(taken, by: Fixture.peer(1)) == taken)
        desk.submitted(document, by: Fixture.peer(1))
        #expect(desk.taken(dead, by: Fixture.peer(1)) == dead, "the journal was faster than the word of its end")
        #expect(desk.ended(dead).peers == [Fixture.peer(1)])
    }

    @Test func submitter_whoseDocumentWasDeclined_isToldNothing() {
        var desk = ReceiptDesk()
        desk.submitted(document, by: Fixture.peer(1))
        desk.declined(document, by: Fixture.peer(1))
        #expect(desk.ended(stored).peers.isEmpty)
    }

    @Test func submitter_whoIsGone_isToldNoMore() {
        var desk = ReceiptDesk()
        desk.submitted(document, by: Fixture.peer(1))
        _ = desk.taken(taken, by: Fixture.peer(1))
        desk.gone(Fixture.peer(1))
        #expect(desk.ended(stored).peers.isEmpty)
    }

    // MARK: The root

    private var settled: ReceiptNote { ReceiptNote(document: document, receipt: .settled, root: "province") }

    @Test func root_heardOfAfterTheEnd_isToldToWhoeverWasToldStored() {
        var desk = ReceiptDesk()
        desk.submitted(document, by: Fixture.peer(1))
        _ = desk.taken(taken, by: Fixture.peer(1))
        #expect(desk.ended(stored).note == stored)
        #expect(desk.settled(document, root: "province") == [Fixture.peer(1)])
        #expect(desk.settled(document, root: "province").isEmpty)
    }

    @Test func root_heardOfBeforeTheEnd_isToldWithTheEnd() {
        var desk = ReceiptDesk()
        desk.submitted(document, by: Fixture.peer(1))
        _ = desk.taken(taken, by: Fixture.peer(1))
        #expect(desk.settled(document, root: "province").isEmpty, "the journal does not say stored yet")
        let (peers, note) = desk.ended(stored)
        #expect(peers == [Fixture.peer(1)] && note == settled)
        desk.submitted(document, by: Fixture.peer(2))
        #expect(desk.taken(stored, by: Fixture.peer(2)) == stored, "nothing of an earlier wait is left")
    }

    @Test func root_heardOfWhileASubmissionIsWritten_isToldInItsAnswer() {
        var desk = ReceiptDesk()
        desk.submitted(document, by: Fixture.peer(1))
        #expect(desk.settled(document, root: "province").isEmpty)
        #expect(desk.taken(stored, by: Fixture.peer(1)) == settled)
    }

    @Test func root_thatTheJournalKnowsOfAWaitingDocument_isToldWithTheEnd() {
        var desk = ReceiptDesk()
        desk.submitted(document, by: Fixture.peer(1))
        #expect(desk.taken(taken, by: Fixture.peer(1), root: "province") == taken)
        #expect(desk.ended(stored).note == settled)
    }

    @Test func root_ofADeadLetter_isNotPromised() {
        var desk = ReceiptDesk()
        let dead = ReceiptNote(document: document, receipt: nil)
        desk.submitted(document, by: Fixture.peer(1))
        _ = desk.taken(taken, by: Fixture.peer(1))
        _ = desk.settled(document, root: "province")
        #expect(desk.ended(dead).note == dead)
    }
}
