import Links
import Messages
import Places
import Testing

@Suite struct SessionTests {
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

    /// A worker that was welcome and introduces itself anew in a way that is not is served no more.
    @Test func server_thatJudgesAHello_servesOnlyWhomItWelcomes() {
        var table = PeerTable(role: .aggregate, node: "n", limits: LinkLimits())
        let credit = WireMessage(Credit(bytes: 1, documents: 1))
        let judge = { (hello: Hello) in hello.editionHash == "b" ? Complaint(.edition, "b is not a") : nil }
        func received(_ message: WireMessage) -> PeerTable.Outcome {
            table.received(message, from: Fixture.peer(1), now: .zero, judge: judge)
        }
        var other = hello
        guard case .welcome = received(WireMessage(hello)), case .serve = received(credit) else {
            Issue.record("whoever names no digest is welcome")
            return
        }
        other.editionHash = "b"
        guard case .refuse(let complaint) = received(WireMessage(other)), case .refuse(let next) = received(credit)
        else {
            Issue.record("the other content was welcome")
            return
        }
        #expect(complaint.code == .edition && next.code == .helloFirst && table.count == 0)
        other.editionHash = "a"
        guard case .welcome = received(WireMessage(other)) else {
            Issue.record("the same content was not welcome")
            return
        }
    }

    /// A connection under a key, as the table hears of it.
    private func received(
        _ message: WireMessage, _ table: inout PeerTable, from number: UInt8, node: String = "county",
        at time: Duration = .zero
    ) -> String {
        let identity = PeerIdentity(node: node, place: PlaceCode(rawValue: "430621"))
        let outcome = table.received(message, from: Fixture.peer(number), standing: .admitted(identity), now: time)
        return switch outcome {
        case .welcome: "welcome"
        case .serve: "serve"
        case .nothing: "nothing"
        case .refuse(let complaint): complaint.code.rawValue
        }
    }

    private func hello(_ name: String, _ node: String = "county") -> WireMessage {
        WireMessage(Hello(role: .submitter, node: node, name: name))
    }

    /// One node may have so many connections; another one is not concerned, and one that ends makes room.
    @Test func server_whereANodeHasAllItsConnections_tellsItLater() {
        var table = PeerTable(
            role: .ingest, node: "n", limits: LinkLimits(), peerLimits: PeerLimits(connections: 2))
        #expect(received(hello("a"), &table, from: 1) == "welcome")
        #expect(received(hello("b"), &table, from: 2) == "welcome")
        #expect(received(hello("c"), &table, from: 3) == "unavailable")
        #expect(received(hello("b"), &table, from: 2) == "welcome", "a second hello is no further connection")
        #expect(received(hello("a", "other"), &table, from: 4, node: "other") == "welcome")
        table.remove(Fixture.peer(1))
        #expect(received(hello("c"), &table, from: 3) == "welcome")
    }

    /// The bucket is full at the start, is emptied by a burst, and fills with time up to its brim and no further.
    @Test func server_whereANodeSaysTooMuch_servesItAgainWithTime() {
        var table = PeerTable(
            role: .ingest, node: "n", limits: LinkLimits(),
            peerLimits: PeerLimits(connections: 2, messagesPerSecond: 10, burst: 5))
        let credit = WireMessage(Credit(bytes: 1, documents: 1))
        func served(_ count: Int, at time: Duration) -> Int {
            (0..<count).count { _ in received(credit, &table, from: 1, at: time) == "serve" }
        }
        #expect(received(hello("a"), &table, from: 1) == "welcome", "the hello takes one")
        #expect(served(10, at: .zero) == 4)
        #expect(received(WireMessage(Heartbeat()), &table, from: 1) == "nothing", "signs of life are free")
        #expect(received(credit, &table, from: 1) == "unavailable", "which every client takes as later")
        #expect(received(hello("b"), &table, from: 2) == "unavailable", "all connections of a node share it")
        #expect(served(10, at: .milliseconds(350)) == 3)
        #expect(served(10, at: .seconds(60)) == 5)
        #expect(received(hello("a", "other"), &table, from: 4, node: "other", at: .seconds(60)) == "welcome")
    }

    /// A message under another key than that of the connection's hello is nobody's, and so is one under a key that is shut out.
    @Test func server_whereTheKeyOfAConnectionIsAnother_servesNothing() {
        var table = PeerTable(role: .ingest, node: "n", limits: LinkLimits())
        let credit = WireMessage(Credit(bytes: 1, documents: 1))
        #expect(received(hello("a"), &table, from: 1) == "welcome")
        #expect(received(credit, &table, from: 1) == "serve")
        #expect(received(credit, &table, from: 1, node: "other") == "forbidden")
        #expect(received(WireMessage(Heartbeat()), &table, from: 1, node: "other") == "forbidden", "no sign of life")
        for message in [credit, hello("a")] {
            guard
                case .refuse(let complaint) = table.received(
                    message, from: Fixture.peer(1), standing: .shutOut, now: .zero)
            else {
                Issue.record("a key that is shut out was heard")
                continue
            }
            #expect(complaint.code == .forbidden)
        }
        guard case .refuse = table.received(credit, from: Fixture.peer(1), standing: .local, now: .zero) else {
            Issue.record("a message without a key was served on a connection with one")
            return
        }
        #expect(received(credit, &table, from: 1) == "serve", "the connection itself goes on")
    }

    @Test func server_whereTheKeyOfAConnectionStandsForAnotherPlace_asksForAHello() {
        var table = PeerTable(role: .ingest, node: "n", limits: LinkLimits())
        func standing(_ place: String) -> PeerStanding {
            .admitted(PeerIdentity(node: "county", place: PlaceCode(rawValue: place)))
        }
        #expect(received(hello("a"), &table, from: 1) == "welcome")
        let credit = WireMessage(Credit(bytes: 1, documents: 1))
        guard
            case .refuse(let complaint) = table.received(
                credit, from: Fixture.peer(1), standing: standing("999999"), now: .zero)
        else {
            Issue.record("what was said for another place was served")
            return
        }
        #expect(complaint.code == .helloFirst && table.identity(of: Fixture.peer(1)) == nil)
    }

    @Test func server_servesOnlyAfterHello() {
        var table = PeerTable(role: .ingest, node: "n", limits: LinkLimits())
        let credit = WireMessage(Credit(bytes: 1, documents: 1))
        guard case .refuse(let complaint) = table.received(credit, from: Fixture.peer(1), now: .zero) else {
            Issue.record("a stranger was served")
            return
        }
        #expect(complaint.code == .helloFirst)
        guard case .welcome = table.received(WireMessage(hello), from: Fixture.peer(1), now: .zero),
            case .serve = table.received(credit, from: Fixture.peer(1), now: .zero)
        else {
            Issue.record("a known peer was not served")
            return
        }
    }

    @Test func server_whenAWorkerComesBackUnderItsName_endsTheOldConnection() {
        var table = PeerTable(role: .ingest, node: "n", limits: LinkLimits())
        _ = table.received(WireMessage(hello), from: Fixture.peer(1), now: .zero)
        guard case .welcome(_, let replaced) = table.received(WireMessage(hello), from: Fixture.peer(2), now: .zero)
        else {
            Issue.record("the restarted worker was not welcome")
            return
        }
        #expect(replaced == Fixture.peer(1))
        #expect(table.count == 1)
    }

    @Test func server_forgetsWhoIsSilent() {
        var table = PeerTable(role: .ingest, node: "n", limits: LinkLimits(silenceMilliseconds: 5_000))
        _ = table.received(WireMessage(hello), from: Fixture.peer(1), now: .zero)
        #expect(table.expire(now: .seconds(5)).isEmpty)
        _ = table.received(WireMessage(Heartbeat()), from: Fixture.peer(1), now: .seconds(5))
        #expect(table.expire(now: .seconds(10)).isEmpty)
        #expect(table.expire(now: .seconds(11)) == [Fixture.peer(1)])
    }
}
