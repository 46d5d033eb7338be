import Links
import Messages
import Places
import Testing

@Suite struct PeerTableTests {
    private let hello = Hello(role: .extract, node: "n", name: "worker")

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
}
