import Documents
import Messages
import Testing

@testable import Links

/// Documents that may have ended their readers hold up no others, and are not kept waiting for ever by them.
/// A class, since its tests change what it holds.
@Suite final class SuspectLendingTests {
    private var desk = LeaseDesk(policy: LeasePolicy(maximumAttempts: 3, firstPause: .seconds(1)), firstToken: 1)
    private var nextPeer: UInt8 = 0

    /// A reader comes and asks for so many documents.
    private func reader(_ documents: Int, at now: Duration) -> (peer: PeerID, actions: [LeaseDesk.Action]) {
        nextPeer += 1
        let peer = Fixture.peer(nextPeer)
        desk.joined(peer, name: "reader \(nextPeer)")
        return (peer, desk.granted(Credit(bytes: 1_000_000, documents: documents), by: peer, now: now))
    }

    /// Their reader is lost right after these were lent to it, at the time 0.
    private func suspect(_ numbers: Range<Int>) {
        _ = desk.add(numbers.map { Fixture.candidate($0) }, now: .zero)
        let (peer, actions) = reader(numbers.count, at: .zero)
        #expect(actions.documents == numbers.map(Fixture.document))
        _ = desk.gone(peer, now: .zero)
    }

    /// A reading is stored, and its reader asks for as much again.
    private func stored(_ lease: Lease, by peer: PeerID, at now: Duration) -> [LeaseDesk.Action] {
        desk.completed(Complete(token: lease.token, edition: Fixture.edition), by: peer, now: now)
            + desk.granted(Credit(bytes: lease.bytes, documents: 1), by: peer, now: now)
    }

    @Test func suspects_whileOthersWait_areLentBehindThem() throws {
        suspect(0..<2)
        _ = desk.add((10..<14).map { Fixture.candidate($0) }, now: .seconds(5))
        // The loss took 5 seconds: for 20 seconds the others come first.
        let (peer, first) = reader(2, at: .seconds(5))
        var lent = first.documents
        for second in 6..<10 {
            let lease = try #require(desk.lease(heldBy: peer))
            lent += stored(lease, by: peer, at: .seconds(second)).documents
        }
        #expect(lent == [10, 11, 12, 13, 0].map(Fixture.document), "a suspect comes when nothing else waits")
        #expect(desk.heldCount(by: peer) == 1, "and is lent alone")
    }

    @Test func suspects_whenOthersNeverEnd_haveTheirTurnAndNoMore() throws {
        suspect(0..<2)
        var number = 10
        /// Something always waits.
        func next(at now: Duration) -> [LeaseDesk.Action] {
            number += 1
            return desk.add([Fixture.candidate(number)], now: now)
        }
        _ = next(at: .zero)
        _ = next(at: .zero)
        let (peer, first) = reader(1, at: .seconds(5))
        #expect(first.documents == [Fixture.document(11)])
        var turns: [Int] = []
        for second in 6..<60 {
            let lease = try #require(desk.lease(heldBy: peer))
            if [0, 1].map(Fixture.document).contains(lease.document) { turns.append(second - 1) }
            _ = next(at: .seconds(second))
            _ = stored(lease, by: peer, at: .seconds(second))
        }
        // The loss took 5 s, until 5: the others have 20 s. The first suspect took one, until 27: they have 4 s.
        #expect(turns == [26, 32])
    }

    /// One reader, as by default, which is away for a minute whenever it dies.
    @Test func poison_withARestartAfterEachAttempt_leavesFourFifthsOfTheTimeToOthers() throws {
        let poison = (0..<20).map(Fixture.document)
        suspect(0..<20)
        var (now, number, readAt) = (Duration.seconds(60), 100, [Duration]())
        var ended: Set<DocumentID> = []
        for _ in 0..<200 where ended.count < poison.count {
            _ = desk.add((number..<number + 2).map { Fixture.candidate($0) }, now: now)
            number += 2
            _ = desk.tick(now: now)
            let (peer, _) = reader(1, at: now)
            while let lease = desk.lease(heldBy: peer) {
                guard !poison.contains(lease.document) else { break }
                now += .seconds(10)
                readAt.append(now)
                number += 1
                _ = desk.add([Fixture.candidate(number)], now: now)
                _ = stored(lease, by: peer, at: now)
            }
            for action in desk.gone(peer, now: now) {
                if case .bury(let document, _) = action { ended.insert(document) }
            }
            now += .seconds(60)
        }
        #expect(ended == Set(poison), "each becomes a dead letter")
        #expect(readAt.count >= 20 * 3 * 24 - 24, "\(readAt.count) others were read in a time of 60 restarts of 60 s")
    }

    @Test func suspects_thatFailedLess_comeFirst() throws {
        _ = desk.add([Fixture.candidate(0, attempts: 2), Fixture.candidate(1, attempts: 1)], now: .zero)
        suspect(2..<4)
        let (peer, first) = reader(1, at: .seconds(1))
        var lent = first.documents
        for second in 2..<5 {
            let lease = try #require(desk.lease(heldBy: peer))
            lent += stored(lease, by: peer, at: .seconds(second)).documents
        }
        #expect(lent == [2, 3, 1, 0].map(Fixture.document))
    }

    /// The service was started again meanwhile, and knows of the attempts from its journal alone.
    @Test func document_thatFailedBefore_isLentAloneBehindTheOthers() {
        _ = desk.add(
            [Fixture.candidate(0, attempts: 1), Fixture.candidate(1), Fixture.candidate(2)], now: .zero)
        let (peer, actions) = reader(3, at: .zero)
        #expect(actions.documents == [1, 2].map(Fixture.document))
        #expect(desk.heldCount(by: peer) == 2)
    }

    @Test func suspects_withSeveralReaders_leaveOneFree() throws {
        suspect(0..<3)
        let readers = (0..<3).map { _ in reader(4, at: .seconds(1)) }
        #expect(readers.flatMap { $0.actions }.documents == [0, 1].map(Fixture.document))
        let free = try #require(readers.first { desk.heldCount(by: $0.peer) == 0 })
        let actions = desk.add([Fixture.candidate(10)], now: .seconds(2))
        #expect(actions.compactMap(\.lease).map(\.peer) == [free.peer], "what comes next is read at once")
    }

    /// One reader is drained for a suspect whose turn it is, though it always has something in hand.
    @Test func suspect_whoseTurnItIs_waitsForOneReaderToEndWhatItHolds() throws {
        suspect(0..<1)
        _ = desk.add((10..<20).map { Fixture.candidate($0) }, now: .zero)
        let (peer, first) = reader(2, at: .seconds(1))
        #expect(first.documents == [10, 11].map(Fixture.document))
        let held = first.compactMap(\.lease).map(\.lease)
        let drained = stored(held[0], by: peer, at: .seconds(10))
        #expect(drained.documents.isEmpty)
        let alone = stored(held[1], by: peer, at: .seconds(11))
        #expect(alone.documents == [Fixture.document(0)])
    }

    /// A reader that was too slow ends itself: what it was lent meanwhile would break again, and count against whatever that is.
    @Test func reader_thatWasTooSlow_isLentNothingMoreUntilItAsksAgain() throws {
        _ = desk.add((0..<6).map { Fixture.candidate($0) }, now: .zero)
        let (peer, actions) = reader(9, at: .zero)
        let leases = actions.compactMap(\.lease).map(\.lease)
        #expect(leases.count == 6, "it has credit for three more")
        let failure = Failure(stage: .read, code: Failure.tooSlowCode, reason: "Too slow.", mayHeal: true)
        let failed = desk.failed(Fail(token: leases[0].token, failure: failure), by: peer, now: .zero)
        guard case .recordAttempt(Fixture.document(0), failure)? = failed.first else {
            Issue.record("an attempt was expected, not \(failed)")
            return
        }
        let released = desk.released(Release(tokens: leases.dropFirst().map(\.token)), by: peer, now: .zero)
        #expect(failed.documents.isEmpty && released.isEmpty)
        #expect(desk.gone(peer, now: .zero).isEmpty, "nobody else loses an attempt")
        let (_, next) = reader(9, at: .seconds(1))
        #expect(Set(next.documents) == Set((1..<6).map(Fixture.document)), "the others are no suspects")
    }
}

extension [LeaseDesk.Action] {
    /// What is lent, in order.
    fileprivate var documents: [DocumentID] { compactMap(\.lease).map(\.lease.document) }
}

extension LeaseDesk {
    /// The first lease that a reader holds.
    fileprivate func lease(heldBy peer: PeerID) -> Lease? {
        guard let token = workers[peer]?.leases.min(), let lent = lent[token] else { return nil }
        return Lease(token: token, document: lent.candidate.document, bytes: lent.candidate.bytes, claims: [])
    }
}
