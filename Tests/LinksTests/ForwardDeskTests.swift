import Documents
import Links
import Messages
import Testing

@Suite struct ForwardDeskTests {
    private func offering(_ number: Int) -> ForwardDesk.Offering {
        ForwardDesk.Offering(
            document: Fixture.document(number), bytes: 10, claim: Claim(node: "xihu", time: 7, source: "f\(number)"),
            fact: Int64(number))
    }

    private func offers(_ actions: [ForwardDesk.Action]) -> [UInt64] {
        actions.compactMap {
            if case .send(let message) = $0, message.kind == .offer { message.envelope.id } else { nil }
        }
    }

    private func receipt(_ number: Int, _ receipt: Receipt) -> ReceiptNote {
        ReceiptNote(document: Fixture.document(number), receipt: receipt)
    }

    /// A desk that is connected and asks about nothing.
    private func connected() -> ForwardDesk {
        var desk = ForwardDesk()
        _ = desk.connected(Fixture.welcome, now: .zero)
        _ = desk.listed([], next: nil, now: .zero)
        return desk
    }

    @Test func claims_goWithinTheWindowAndOnlyOnce() throws {
        var desk = connected()
        let all = (1...100).map(offering)
        #expect(offers(desk.add(all, now: .zero)).count == ForwardDesk.window)
        #expect(desk.room == 0)
        #expect(offers(desk.add(all, now: .zero)).isEmpty, "what is here already is passed over")
        let actions = try desk.received(WireMessage(receipt(1, .taken), id: 1), now: .zero)
        guard case .handedIn(let given, _)? = actions.first else {
            Issue.record("nothing was handed in: \(actions)")
            return
        }
        #expect(given == offering(1))
        #expect(offers(actions) == [65])
    }

    @Test func claims_thatWereOnTheirWay_areOfferedAgainAfterEveryConnection() {
        var desk = connected()
        #expect(offers(desk.add([offering(1), offering(2)], now: .zero)) == [1, 2])
        desk.disconnected()
        #expect(desk.tick(now: .seconds(1)).isEmpty)
        #expect(desk.room == 0, "nothing is brought while the line is down")
        #expect(offers(desk.connected(Fixture.welcome, now: .seconds(2))) == [1, 2])
    }

    @Test func claim_thatIsNotTakenNow_waitsAndThatIsNeverTakenEnds() throws {
        var desk = connected()
        _ = desk.add([offering(1), offering(2), offering(3)], now: .zero)
        #expect(
            try desk.received(WireMessage(Decline(reason: "full", retryAfterSeconds: 5), id: 1), now: .zero).isEmpty)
        let never = try desk.received(WireMessage(Decline(reason: "long", retryAfterSeconds: nil), id: 2), now: .zero)
        guard case .refused(let given, "long")? = never.first else {
            Issue.record("not refused: \(never)")
            return
        }
        #expect(given.fact == 2)
        #expect(try desk.received(WireMessage(Complaint(.unavailable, "rate"), id: 3), now: .zero).isEmpty)
        #expect(offers(desk.tick(now: .milliseconds(999))).isEmpty)
        #expect(offers(desk.tick(now: .seconds(1))) == [3])
        #expect(offers(desk.tick(now: .seconds(5))) == [1])
    }

    @Test func documents_thatAreNotSettled_areAskedAboutPageByPage() throws {
        var desk = ForwardDesk()
        guard case .list(after: 0)? = desk.connected(Fixture.welcome, now: .zero).first else {
            Issue.record("nothing is asked about after the connection")
            return
        }
        guard case .send(let question)? = desk.listed([Fixture.document(1)], next: 9, now: .zero).first else {
            Issue.record("the page is not asked about")
            return
        }
        #expect(try question.decode(Follow.self).documents == [Fixture.document(1)])
        let answer = Followed(notes: [receipt(1, .settled)], unknown: [Fixture.document(2)])
        let actions = try desk.received(WireMessage(answer, id: question.envelope.id), now: .zero)
        guard actions.count == 3, case .heard = actions[0], case .missing(let missing) = actions[1],
            case .list(after: 9) = actions[2]
        else {
            Issue.record("\(actions)")
            return
        }
        #expect(missing == [Fixture.document(2)])
        guard case .list(after: 12)? = desk.listed([], next: 12, now: .zero).first else {
            Issue.record("a page of which all is settled ends the asking")
            return
        }
        #expect(desk.listed([], next: nil, now: .zero).isEmpty)
        #expect(desk.tick(now: .seconds(599)).isEmpty)
        guard case .list(after: 0)? = desk.tick(now: .seconds(600)).first else {
            Issue.record("it is not asked again from time to time")
            return
        }
    }

    @Test func document_thatTheNodeAboveForgot_isOfferedWithItsClaims() {
        var desk = connected()
        var forgotten = offering(1)
        forgotten.fact = nil
        #expect(offers(desk.add([forgotten], now: .zero)) == [1])
        #expect(offers(desk.add([forgotten], now: .zero)).isEmpty)
        #expect(desk.openFacts.isEmpty)
    }
}
