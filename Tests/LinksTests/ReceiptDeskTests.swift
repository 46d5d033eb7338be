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
        #expect(desk.ended(stored) == [Fixture.peer(1), Fixture.peer(2)])
        #expect(desk.ended(stored).isEmpty)
    }

    @Test func answer_whenTheDocumentEndedMeanwhile_saysTheEnd() {
        var desk = ReceiptDesk()
        desk.submitted(document, by: Fixture.peer(1))
        desk.submitted(document, by: Fixture.peer(2))
        #expect(desk.ended(stored).count == 2)
        #expect(desk.taken(taken, by: Fixture.peer(1)) == stored)
        #expect(desk.taken(taken, by: Fixture.peer(2)) == stored)
        desk.submitted(document, by: Fixture.peer(3))
        #expect(desk.taken(taken, by: Fixture.peer(3)) == taken, "a later submission is answered by the journal")
    }

    @Test func submitter_whoseDocumentHadEnded_isToldNoMore() {
        var desk = ReceiptDesk()
        desk.submitted(document, by: Fixture.peer(1))
        #expect(desk.taken(stored, by: Fixture.peer(1)) == stored)
        #expect(desk.ended(ReceiptNote(document: document, receipt: nil)).isEmpty)
    }

    @Test func submitter_whoIsGone_isToldNoMore() {
        var desk = ReceiptDesk()
        desk.submitted(document, by: Fixture.peer(1))
        _ = desk.taken(taken, by: Fixture.peer(1))
        desk.gone(Fixture.peer(1))
        #expect(desk.ended(stored).isEmpty)
    }
}
