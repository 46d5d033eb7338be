import Links
import Messages
import Testing

@Suite struct ClientSessionTests {
    private let hello = Hello(role: .extract, node: "n", name: "worker")

    /// The welcome to the hello of this number.
    private func welcome(_ number: UInt64) -> WireMessage { WireMessage(Fixture.welcome, id: number) }

    private func kinds(_ events: [ClientSession.Event]) -> [String] {
        events.map { event in
            switch event {
            case .send(let message): "send \(message.envelope.kind)"
            case .ready: "ready"
            case .lost: "lost"
            case .refused: "refused"
            case .keys(let keys): "keys \(keys.current) \(keys.next ?? "")"
            case .message(let message): "message \(message.envelope.kind)"
            }
        }
    }

    @Test func client_saysHelloUntilItIsWelcomed() {
        var session = ClientSession(hello: hello, now: .zero)
        #expect(kinds(session.tick(now: .zero)) == ["send hello"])
        #expect(session.tick(now: .milliseconds(500)).isEmpty)
        #expect(kinds(session.tick(now: .seconds(1))) == ["send hello"])
        #expect(kinds(session.received(welcome(2), now: .seconds(1))) == ["ready"])
        #expect(session.received(welcome(2), now: .seconds(1)).isEmpty, "a second welcome is no event")
    }

    @Test func client_whenTheOtherSideIsSilent_beatsThenStartsOver() {
        var session = ClientSession(hello: hello, now: .zero)
        _ = session.tick(now: .zero)
        _ = session.received(welcome(1), now: .zero)
        #expect(kinds(session.tick(now: .seconds(2))) == ["send heartbeat"])
        #expect(kinds(session.tick(now: .seconds(11))) == ["lost", "send hello"])
        #expect(!session.isReady)
    }

    @Test func client_whenTheOtherSideForgotIt_saysHelloAgain() {
        var session = ClientSession(hello: hello, now: .zero)
        _ = session.tick(now: .zero)
        _ = session.received(welcome(1), now: .zero)
        let complaint = WireMessage(Complaint(.helloFirst, "who?"))
        #expect(kinds(session.received(complaint, now: .seconds(1))) == ["lost", "send hello"])
    }

    @Test func client_whenTheOtherSideNamesItsKeys_tellsOfThem() {
        var session = ClientSession(hello: hello, now: .zero)
        let beat = WireMessage(Heartbeat(keys: ServerKeys(current: "a", next: "b")))
        _ = session.tick(now: .zero)
        #expect(session.received(beat, now: .zero).isEmpty, "nobody has answered for the key yet")
        #expect(!session.isAnswered)
        _ = session.received(welcome(1), now: .zero)
        #expect(session.isAnswered)
        #expect(kinds(session.received(beat, now: .zero)) == ["keys a b"])
        #expect(session.received(WireMessage(Heartbeat()), now: .zero).isEmpty)
    }

    @Test func client_onAnotherConnection_losesWhatWasPromisedAndSaysHello() {
        var session = ClientSession(hello: hello, now: .zero)
        #expect(kinds(session.begin(now: .zero)) == ["send hello"])
        _ = session.received(welcome(1), now: .zero)
        #expect(kinds(session.begin(now: .seconds(1))) == ["lost", "send hello"])
        _ = session.received(WireMessage(Complaint(.forbidden, "not any more")), now: .seconds(1))
        #expect(session.isAnswered)
        #expect(
            kinds(session.begin(now: .seconds(2))) == ["send hello"], "a refusal was meant for the other connection")
    }

    @Test func client_thatIntroducesItselfAnew_saysTheNewHelloAndIsWelcomedAgain() throws {
        var session = ClientSession(hello: hello, now: .zero)
        let other = Hello(role: .extract, node: "n", name: "worker", edition: Fixture.edition)
        #expect(session.introduce(as: other, now: .zero).isEmpty, "the first hello says it")
        for event in session.tick(now: .zero) + [] {
            guard case .send(let message) = event else { continue }
            #expect(try message.decode(Hello.self) == other)
        }
        _ = session.received(welcome(1), now: .zero)
        #expect(kinds(session.introduce(as: hello, now: .seconds(1))) == ["send hello"])
        #expect(!session.isReady)
        #expect(kinds(session.received(welcome(2), now: .seconds(1))) == ["ready"])
    }

    @Test func client_thatIntroducesItselfWhileItGreets_isNotWelcomeAsWhatItWas() {
        var session = ClientSession(hello: hello, now: .zero)
        _ = session.tick(now: .zero)
        #expect(kinds(session.introduce(as: hello, now: .milliseconds(1))) == ["send hello"])
        #expect(session.received(welcome(1), now: .milliseconds(2)).isEmpty && !session.isReady)
        #expect(kinds(session.received(welcome(2), now: .milliseconds(3))) == ["ready"])
    }

    /// With every hello the other side ends what it promised after the one before.
    @Test func client_onASlowLine_waitsForTheWelcomeToItsLastHello() {
        var session = ClientSession(hello: hello, now: .zero)
        for second in 0..<4 { #expect(kinds(session.tick(now: .seconds(second))) == ["send hello"]) }
        let lease = WireMessage(Credit(bytes: 1, documents: 1))
        for number in 1...3 as ClosedRange<UInt64> {
            let now = Duration.seconds(4) + .milliseconds(900 * Int(number))
            #expect(session.received(welcome(number), now: now).isEmpty)
            #expect(session.received(lease, now: now).isEmpty, "it is ended when the last hello arrives")
            #expect(session.tick(now: now + .milliseconds(899)).isEmpty, "no hello puts the answer off")
        }
        #expect(kinds(session.received(welcome(4), now: .seconds(9))) == ["ready"])
        #expect(kinds(session.received(lease, now: .seconds(9))) == ["message credit"])
    }

    @Test func client_whoseLastHelloIsLost_saysHelloAgainAfterSilence() {
        var session = ClientSession(hello: hello, now: .zero)
        for second in 0..<2 { _ = session.tick(now: .seconds(second)) }
        _ = session.received(welcome(1), now: .seconds(2))
        let silence = Duration.milliseconds(Fixture.welcome.limits.silenceMilliseconds)
        #expect(session.tick(now: .seconds(2) + silence - .milliseconds(1)).isEmpty)
        #expect(kinds(session.tick(now: .seconds(2) + silence)) == ["send hello"])
        #expect(kinds(session.tick(now: .seconds(3) + silence)) == ["send hello"])
    }

    @Test func client_ofAnotherVersion_isRefusedForGood() {
        var session = ClientSession(hello: hello, now: .zero)
        _ = session.tick(now: .zero)
        let complaint = WireMessage(Complaint(.version, "too old"))
        #expect(kinds(session.received(complaint, now: .zero)) == ["refused"])
        #expect(session.tick(now: .seconds(60)).isEmpty)
    }

    @Test func client_thatIsForbidden_asksAgainLater() {
        var session = ClientSession(hello: hello, now: .zero)
        _ = session.tick(now: .zero)
        _ = session.received(welcome(1), now: .zero)
        let complaint = WireMessage(Complaint(.forbidden, "another place"))
        #expect(kinds(session.received(complaint, now: .seconds(1))) == ["refused"])
        #expect(session.tick(now: .seconds(30)).isEmpty)
        #expect(kinds(session.tick(now: .seconds(31))) == ["send hello"])
        #expect(kinds(session.received(welcome(2), now: .seconds(31))) == ["ready"])
    }

    @Test func client_whoseCatalogueIsAnother_asksAgainLater() {
        var session = ClientSession(hello: hello, now: .zero)
        _ = session.tick(now: .zero)
        let complaint = WireMessage(Complaint(.edition, "another content"))
        #expect(kinds(session.received(complaint, now: .zero)) == ["refused"])
        #expect(session.tick(now: .seconds(29)).isEmpty)
        #expect(kinds(session.tick(now: .seconds(30))) == ["send hello"])
    }
}
