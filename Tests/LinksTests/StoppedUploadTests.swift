import Documents
import Links
import Messages
import Testing

/// Senders that live and do not send what they were asked for. Bytes must come within two silences, which are two seconds here.
@Suite struct StoppedUploadTests {
    private var desk = UploadDesk(
        limits: LinkLimits(silenceMilliseconds: 1_000, chunkBytes: 10, documentBytes: 1_000), budgetBytes: 100)

    private mutating func offer(_ exchange: UInt64, bytes: Int, by peer: UInt8 = 1, at seconds: Double = 0) -> [String]
    {
        let offer = Offer(
            document: Fixture.document(Int(exchange)), bytes: bytes, claim: Claim(node: "n", time: 0, source: "s"))
        return Self.told(desk.offered(offer, exchange: exchange, by: Fixture.peer(peer), now: .seconds(seconds)))
    }

    private mutating func chunk(
        _ exchange: UInt64, _ offset: Int, bytes: Int = 10, by peer: UInt8 = 1, at seconds: Double
    ) -> [String] {
        Self.told(
            desk.received(
                Chunk(offset: offset), [UInt8](repeating: 1, count: bytes), exchange: exchange,
                from: Fixture.peer(peer), now: .seconds(seconds)))
    }

    private mutating func tick(at seconds: Double) -> [String] { Self.told(desk.tick(now: .seconds(seconds))) }

    private static func told(_ actions: [UploadDesk.Action]) -> [String] {
        actions.map {
            switch $0 {
            case .pull(let peer, let exchange, let pull): "\(name(peer)) pull \(exchange) from \(pull.offset)"
            case .decline(let peer, let exchange, let decline):
                "\(name(peer)) decline \(exchange) for \(decline.retryAfterSeconds ?? -1) s"
            case .accept(let peer, let exchange, _, _): "\(name(peer)) accept \(exchange)"
            }
        }
    }

    private static func name(_ peer: PeerID) -> String { peer == Fixture.peer(1) ? "first" : "other" }

    @Test mutating func peer_thatSendsNothing_losesItsRoomToOthers() {
        for exchange in 1...4 { #expect(offer(UInt64(exchange), bytes: 25).count == 1) }
        // What it has in line would take the room again.
        #expect(offer(5, bytes: 100) == [])
        #expect(offer(7, bytes: 100, by: 2) == [])
        #expect(offer(6, bytes: 100) == [])
        #expect(tick(at: 2) == [])
        #expect(tick(at: 2.1) == (1...6).map { "first decline \($0) for 2 s" } + ["other pull 7 from 0"])
        // Offered again, it stands behind whoever came before.
        #expect(offer(8, bytes: 100, by: 3, at: 2.2) == [])
        #expect(offer(6, bytes: 100, at: 4.1) == [])
        #expect(Self.told(desk.gone(Fixture.peer(2), now: .seconds(4.2))) == ["other pull 8 from 0"])
        #expect(Self.told(desk.gone(Fixture.peer(3), now: .seconds(4.3))) == ["first pull 6 from 0"])
    }

    /// Each document waits for those that were asked for before; none of it is the sender's fault.
    @Test mutating func peer_onASlowLine_isAskedOnce() {
        for exchange in 1...2 { #expect(offer(UInt64(exchange), bytes: 40).count == 1) }
        var now = 0.0
        var heard: [String] = []
        for exchange in 1...2 {
            for part in 0..<4 {
                now += 1.9
                heard += tick(at: now) + chunk(UInt64(exchange), part * 10, at: now)
            }
        }
        #expect(heard == ["first accept 1", "first accept 2"])
        // Nobody is asked for anything now: the journal may take its time.
        #expect(tick(at: 1_000) == [])
    }

    /// The sender could not read a file, and said nothing; its other documents go on.
    @Test mutating func upload_thatIsPassedOver_isDeclinedAlone() {
        for exchange in 1...2 { #expect(offer(UInt64(exchange), bytes: 40).count == 1) }
        #expect(offer(3, bytes: 40) == [])
        #expect(chunk(2, 0, at: 1) + chunk(2, 10, at: 2) == [])
        #expect(tick(at: 2.1) == ["first decline 1 for 2 s", "first pull 3 from 0"])
        #expect(chunk(2, 20, at: 3) + chunk(2, 30, at: 4) == ["first accept 2"])
        #expect(tick(at: 5) == [])
        #expect(tick(at: 6.1) == ["first decline 3 for 2 s"])
    }

    @Test mutating func bytesThatTrickle_areNoProgress() {
        #expect(offer(1, bytes: 40).count == 1)
        for number in 0..<4 { #expect(chunk(1, number, bytes: 1, at: Double(number) / 2) == []) }
        #expect(tick(at: 2.1) == ["first decline 1 for 2 s"])
        #expect(chunk(1, 4, bytes: 1, at: 2.2) == [], "what comes late counts no more")
        #expect(offer(2, bytes: 100, at: 2.3) == ["first pull 2 from 0"], "all room is free")
    }

    @Test mutating func peer_thatIsGone_isNotWaitedFor() {
        #expect(offer(1, bytes: 40).count == 1)
        #expect(Self.told(desk.gone(Fixture.peer(1), now: .seconds(1))) == [])
        #expect(tick(at: 10) == [])
    }

    /// What is declined in the middle is handed in once, by the submitter's side as it is.
    @Test mutating func document_thatIsDeclinedInTheMiddle_isOfferedAgainAndAcceptedOnce() throws {
        var submitter = SubmissionDesk(until: .taken)
        _ = submitter.connected(Fixture.welcome, now: .zero)
        _ = submitter.add(
            SubmissionDesk.Item(
                document: Fixture.document(1), bytes: 60, claim: Claim(node: "n", time: 0, source: "s")))
        #expect(offer(1, bytes: 60) == ["first pull 1 from 0"])
        #expect(chunk(1, 0, at: 1) == [])
        guard case .decline(_, let exchange, let decline)? = desk.tick(now: .seconds(3.1)).first else {
            Issue.record("it is not declined")
            return
        }
        let postponed = try submitter.received(WireMessage(decline, id: exchange), now: .seconds(3.2))
        guard case .changed(0, .postponed(let until, _))? = postponed.first else {
            Issue.record("it does not wait: \(postponed)")
            return
        }
        // Sent before the submitter heard that it was declined.
        #expect(chunk(1, 10, at: 3.3) == [])
        guard case .send(let again)? = submitter.tick(now: until).first else {
            Issue.record("it is not offered again")
            return
        }
        let offered = try again.decode(Offer.self)
        let answer = desk.offered(offered, exchange: again.envelope.id, by: Fixture.peer(1), now: until)
        #expect(Self.told(answer) == ["first pull 1 from 0"])
        let heard = (0..<6).flatMap { chunk(1, $0 * 10, at: 6) }
        #expect(heard == ["first pull 1 from 40", "first accept 1"])
    }
}
