import Documents
import Links
import Messages
import Testing

@Suite struct UploadDeskTests {
    private let limits = LinkLimits(chunkBytes: 10, documentBytes: 1_000)

    private func offer(_ number: Int, bytes: Int) -> Offer {
        Offer(document: Fixture.document(number), bytes: bytes, claim: Claim(node: "n", time: 0, source: "s"))
    }

    @Test func upload_isPulledInWindowsAndAcceptedWhole() {
        var desk = UploadDesk(limits: limits, budgetBytes: 1_000)
        var actions = desk.offered(offer(1, bytes: 95), exchange: 7, by: Fixture.peer(1), now: .zero)
        var pulls: [Int] = []
        var accepted: [UInt8] = []
        while let action = actions.first {
            actions.removeFirst()
            switch action {
            case .pull(let peer, 7, let pull):
                pulls.append(pull.length)
                for offset in stride(from: pull.offset, to: pull.offset + pull.length, by: 10) {
                    let end = min(offset + 10, pull.offset + pull.length)
                    actions += desk.received(
                        Chunk(offset: offset), (offset..<end).map { UInt8($0) }, exchange: 7, from: peer, now: .zero)
                }
            case .accept(_, 7, _, let bytes): accepted = bytes
            default: Issue.record("unexpected \(action)")
            }
        }
        #expect(pulls == [40, 40, 15])
        #expect(accepted == (0..<95).map { UInt8($0) })
    }

    /// A message on the way was refused: the submitter offers again under the same number, and the bytes come anew.
    @Test func upload_thatIsOfferedAgain_beginsAnew() {
        var desk = UploadDesk(limits: limits, budgetBytes: 100)
        _ = desk.offered(offer(1, bytes: 80), exchange: 1, by: Fixture.peer(1), now: .zero)
        _ = desk.received(
            Chunk(offset: 0), [UInt8](repeating: 0, count: 10), exchange: 1, from: Fixture.peer(1), now: .zero)
        guard
            case .pull(_, 1, let pull)? = desk.offered(
                offer(1, bytes: 80), exchange: 1, by: Fixture.peer(1), now: .zero
            ).first
        else {
            Issue.record("it is not asked for again")
            return
        }
        #expect(pull.offset == 0)
        let whole = (0..<8).flatMap {
            desk.received(
                Chunk(offset: $0 * 10), [UInt8](repeating: 1, count: 10), exchange: 1, from: Fixture.peer(1), now: .zero
            )
        }
        guard case .accept(_, 1, let given, let bytes)? = whole.last else {
            Issue.record("it is not taken: \(whole)")
            return
        }
        #expect(bytes == [UInt8](repeating: 1, count: 80))
        // The room of the first try was given back.
        _ = desk.written(given, now: .zero)
        #expect(desk.offered(offer(2, bytes: 100), exchange: 2, by: Fixture.peer(1), now: .zero).count == 1)
    }

    @Test func offers_beyondTheBudget_waitUntilRoomIsFree() {
        var desk = UploadDesk(limits: limits, budgetBytes: 100)
        #expect(desk.offered(offer(1, bytes: 80), exchange: 1, by: Fixture.peer(1), now: .zero).count == 1)
        #expect(desk.offered(offer(2, bytes: 80), exchange: 1, by: Fixture.peer(2), now: .zero).isEmpty)
        let freed = desk.gone(Fixture.peer(1), now: .zero)
        guard case .pull(Fixture.peer(2), 1, _)? = freed.first else {
            Issue.record("the waiting offer was forgotten")
            return
        }
    }

    @Test func offers_ofSmallDocuments_areTakenInSoManyAtATime() {
        var desk = UploadDesk(limits: limits, budgetBytes: 1_000, budgetDocuments: 3)
        var begun: [Int] = []
        func note(_ actions: [UploadDesk.Action]) {
            for action in actions {
                switch action {
                case .pull(_, let exchange, _), .accept(_, let exchange, _, _): begun.append(Int(exchange))
                case .decline: Issue.record("nothing is declined")
                }
            }
        }
        // Empty ones have no bytes to ask for, and count all the same.
        for number in 1...6 {
            note(
                desk.offered(
                    offer(number, bytes: number % 2), exchange: UInt64(number), by: Fixture.peer(UInt8(number)),
                    now: .zero))
        }
        #expect(begun == [1, 2, 3])
        note(desk.written(offer(2, bytes: 0), now: .zero))
        #expect(begun == [1, 2, 3, 4])
        note(desk.gone(Fixture.peer(1), now: .zero))
        #expect(begun == [1, 2, 3, 4, 5])
        note(desk.received(Chunk(offset: 0), [7], exchange: 3, from: Fixture.peer(3), now: .zero))
        #expect(begun == [1, 2, 3, 4, 5, 3], "it is being written, and its room is not free yet")
        note(desk.written(offer(3, bytes: 1), now: .zero))
        #expect(begun.last == 6)
    }

    @Test func offer_thatIsRepeatedWhileItWaits_takesNoRoomTwice() {
        var desk = UploadDesk(limits: limits, budgetBytes: 100)
        _ = desk.offered(offer(1, bytes: 80), exchange: 1, by: Fixture.peer(1), now: .zero)
        for _ in 0..<2 {
            #expect(desk.offered(offer(2, bytes: 60), exchange: 1, by: Fixture.peer(2), now: .zero).isEmpty)
        }
        #expect(desk.gone(Fixture.peer(1), now: .zero).count == 1, "it is pulled once")
        _ = desk.gone(Fixture.peer(2), now: .zero)
        #expect(
            desk.offered(offer(3, bytes: 100), exchange: 1, by: Fixture.peer(3), now: .zero).count == 1,
            "all room is free")
    }

    @Test func document_aboveTheLimit_isDeclinedForGood() {
        var desk = UploadDesk(limits: limits, budgetBytes: 100)
        guard
            case .decline(_, 1, let decline)? = desk.offered(
                offer(1, bytes: 1_001), exchange: 1, by: Fixture.peer(1), now: .zero
            )
            .first
        else {
            Issue.record("it was not declined")
            return
        }
        #expect(decline.retryAfterSeconds == nil && decline.reason.contains("1001"))
    }

    @Test func chunk_thatWasNotAskedFor_endsTheUpload() {
        var desk = UploadDesk(limits: limits, budgetBytes: 100)
        _ = desk.offered(offer(1, bytes: 95), exchange: 1, by: Fixture.peer(1), now: .zero)
        let actions = desk.received(Chunk(offset: 50), [1], exchange: 1, from: Fixture.peer(1), now: .zero)
        guard case .decline(_, 1, let decline)? = actions.first else {
            Issue.record("it was not declined")
            return
        }
        #expect(decline.retryAfterSeconds != nil)
    }

    @Test func emptyDocument_isAcceptedWithoutAChunk() {
        var desk = UploadDesk(limits: limits, budgetBytes: 100)
        guard
            case .accept(_, 1, _, [])? = desk.offered(offer(1, bytes: 0), exchange: 1, by: Fixture.peer(1), now: .zero)
                .first
        else {
            Issue.record("it was not accepted")
            return
        }
    }
}
