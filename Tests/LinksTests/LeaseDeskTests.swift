import Documents
@testable import Links
import Messages
import Seeds
import Testing

@Suite struct LeaseDeskTests {
    private func desk(_ policy: LeasePolicy = LeasePolicy()) -> LeaseDesk { LeaseDesk(policy: policy, firstToken: 1) }

    @Test func lending_withinCredit_stopsWhenDocumentsOrBytesAreUsedUp() {
        var desk = desk()
        desk.joined(Fixture.peer(1), name: "a")
        #expect(desk.granted(Credit(bytes: 250, documents: 10), by: Fixture.peer(1), now: .zero).isEmpty)
        let actions = desk.add((0..<5).map { Fixture.candidate($0) }, now: .zero)
        #expect(actions.compactMap(\.lease).map(\.lease.document) == [0, 1].map(Fixture.document))
        let more = desk.granted(Credit(bytes: 50, documents: 0), by: Fixture.peer(1), now: .zero)
        #expect(more.compactMap(\.lease).count == 1)
    }

    @Test func document_whenLargerThanAllCredit_goesToAWorkerThatHoldsNothing() {
        var desk = desk()
        desk.joined(Fixture.peer(1), name: "a")
        _ = desk.granted(Credit(bytes: 150, documents: 4), by: Fixture.peer(1), now: .zero)
        let first = desk.add([Fixture.candidate(0), Fixture.candidate(1, bytes: 10_000)], now: .zero)
        #expect(first.compactMap(\.lease).map(\.lease.document) == [Fixture.document(0)])
        guard let lease = first.first?.lease else { return }
        let then = desk.completed(
            Complete(token: lease.lease.token, edition: Fixture.edition), by: lease.peer, now: .zero)
        #expect(then.compactMap(\.lease).map(\.lease.document) == [Fixture.document(1)])
    }

    @Test func newDocument_whileReplaysFillTheDesk_isLentNext() throws {
        var desk = desk(LeasePolicy(backlog: 100))
        _ = desk.add((0..<1_000).map { Fixture.candidate($0, isReplay: true) }, now: .zero)
        #expect(desk.wantsCandidates, "replays must not keep new documents from being listed")
        desk.joined(Fixture.peer(1), name: "a")
        func next() -> [DocumentID] {
            desk.granted(Credit(bytes: 100, documents: 1), by: Fixture.peer(1), now: .zero).compactMap(\.lease)
                .map(\.lease.document)
        }
        #expect(next() == [Fixture.document(0)])
        let later = desk.add([Fixture.candidate(5_000), Fixture.candidate(5_001)], now: .zero)
        #expect(later.isEmpty)
        #expect(next() == [Fixture.document(5_000)])
        let token = try #require(desk.lent.first { $0.value.candidate.document == Fixture.document(5_000) }).key
        let back = desk.released(Release(tokens: [token]), by: Fixture.peer(1), now: .zero)
        #expect(back.isEmpty)
        #expect(next() == [Fixture.document(5_000)], "what is given back goes to the front of its lane")
        #expect(next() == [Fixture.document(5_001)])
        #expect((1...600).allSatisfy { next() == [Fixture.document($0)] }, "replays go on in their order")
    }

    @Test func pause_doublesUpToItsLimitWithJitter() {
        let policy = LeasePolicy(firstPause: .seconds(2), longestPause: .seconds(60))
        for (attempts, seconds) in [(1, 2), (2, 4), (3, 8), (4, 16), (5, 32), (6, 60), (9, 60), (400, 60)] {
            let pauses = (0..<41).map { policy.pause(afterAttempts: attempts, seed: UInt64($0)) }
            #expect(pauses.min() == .milliseconds(seconds * 800), "after \(attempts)")
            #expect(pauses.max() == .milliseconds(seconds * 1_200), "after \(attempts)")
            #expect(Set(pauses).count == 41, "documents that failed together do not come back together")
        }
    }

    @Test func completion_withAForeignToken_isIgnored() throws {
        var desk = desk()
        desk.joined(Fixture.peer(1), name: "a")
        desk.joined(Fixture.peer(2), name: "b")
        _ = desk.granted(Credit(bytes: 1_000, documents: 1), by: Fixture.peer(1), now: .zero)
        let lease = try #require(desk.add([Fixture.candidate(0)], now: .zero).first?.lease)
        let complete = Complete(token: lease.lease.token, edition: Fixture.edition)
        #expect(desk.completed(complete, by: Fixture.peer(2), now: .zero).isEmpty)
        #expect(desk.completed(Complete(token: 99, edition: Fixture.edition), by: lease.peer, now: .zero).isEmpty)
        #expect(desk.leasedCount == 1)
        #expect(desk.completed(complete, by: lease.peer, now: .zero).count == 1)
    }

    @Test func documents_ofALostWorker_areLentAloneAndOnlyTheirOwnFailuresCount() throws {
        var desk = desk(LeasePolicy(maximumAttempts: 2, firstPause: .seconds(1)))
        desk.joined(Fixture.peer(1), name: "a")
        _ = desk.granted(Credit(bytes: 1_000, documents: 2), by: Fixture.peer(1), now: .zero)
        #expect(desk.add([Fixture.candidate(0), Fixture.candidate(1)], now: .zero).count == 2)
        #expect(desk.gone(Fixture.peer(1), now: .zero).isEmpty, "no attempt is spent")

        desk.joined(Fixture.peer(2), name: "a")
        let alone = desk.granted(Credit(bytes: 1_000, documents: 2), by: Fixture.peer(2), now: .zero)
        #expect(alone.compactMap(\.lease).count == 1, "one suspect, and nothing beside it")

        let broken = desk.gone(Fixture.peer(2), now: .zero)
        guard case .recordAttempt(let document, let failure)? = broken.first else {
            Issue.record("an attempt was expected, not \(broken)")
            return
        }
        #expect(document == Fixture.document(0) && failure.code == "worker_lost")

        desk.joined(Fixture.peer(3), name: "a")
        let next = desk.granted(Credit(bytes: 1_000, documents: 2), by: Fixture.peer(3), now: .zero)
        #expect(next.compactMap(\.lease).map(\.lease.document) == [Fixture.document(1)], "the other is not held up")
        let token = try #require(next.first?.lease?.lease.token)
        #expect(
            desk.completed(Complete(token: token, edition: Fixture.edition), by: Fixture.peer(3), now: .zero).count == 1
        )
        _ = desk.granted(Credit(bytes: 100, documents: 1), by: Fixture.peer(3), now: .zero)
        #expect(desk.tick(now: .seconds(10)).compactMap(\.lease).count == 1)
        guard case .bury(Fixture.document(0), _)? = desk.gone(Fixture.peer(3), now: .seconds(11)).first else {
            Issue.record("two lost workers in a row bury the document that each held alone")
            return
        }
    }

    @Test func document_thatIsReplayedBeforeItsEndIsWritten_comesBack() throws {
        var desk = desk()
        desk.joined(Fixture.peer(1), name: "a")
        _ = desk.granted(Credit(bytes: 1_000, documents: 2), by: Fixture.peer(1), now: .zero)
        let lease = try #require(desk.add([Fixture.candidate(0)], now: .zero).first?.lease)
        #expect(desk.add([Fixture.candidate(0)], now: .zero).isEmpty, "it is lent already")
        _ = desk.completed(
            Complete(token: lease.lease.token, edition: Fixture.edition), by: lease.peer, now: .zero)
        #expect(desk.add([Fixture.candidate(0)], now: .zero).isEmpty, "its end is being written")
        let again = desk.forget(Fixture.document(0), now: .zero)
        #expect(again.compactMap(\.lease).map(\.lease.document) == [Fixture.document(0)])
        #expect(desk.forget(Fixture.document(1), now: .zero).isEmpty)
    }

    @Test func document_whoseBytesCannotBeHadNow_waitsWithoutAnAttempt() throws {
        var desk = desk(LeasePolicy(firstPause: .seconds(2)))
        desk.joined(Fixture.peer(1), name: "a")
        _ = desk.granted(Credit(bytes: 1_000, documents: 3), by: Fixture.peer(1), now: .zero)
        let lease = try #require(desk.add([Fixture.candidate(0)], now: .zero).first?.lease)
        #expect(desk.deferred(lease.lease.token, by: Fixture.peer(2), now: .zero).isEmpty, "not its lease")
        #expect(desk.deferred(lease.lease.token, by: lease.peer, now: .zero).isEmpty, "nothing to write")
        #expect(desk.leasedCount == 0)
        #expect(desk.tick(now: .seconds(1)).isEmpty)
        let again = desk.tick(now: .seconds(2)) + desk.add([Fixture.candidate(1)], now: .seconds(2))
        #expect(again.compactMap(\.lease).count == 2, "it is not suspect: another may lie beside it")
    }

    @Test func failure_thatCannotHeal_buriesAtOnce() throws {
        var desk = desk()
        desk.joined(Fixture.peer(1), name: "a")
        _ = desk.granted(Credit(bytes: 1_000, documents: 1), by: Fixture.peer(1), now: .zero)
        let lease = try #require(desk.add([Fixture.candidate(0)], now: .zero).first?.lease)
        let failure = Failure(stage: .decode, code: "empty", reason: "Empty.", mayHeal: false)
        guard
            case .bury(Fixture.document(0), failure)? = desk.failed(
                Fail(token: lease.lease.token, failure: failure), by: lease.peer, now: .zero
            ).first
        else {
            Issue.record("it was not buried")
            return
        }
    }

    @Test func release_costsNothingAndComesBackFirst() throws {
        var desk = desk()
        desk.joined(Fixture.peer(1), name: "a")
        _ = desk.granted(Credit(bytes: 1_000, documents: 1), by: Fixture.peer(1), now: .zero)
        let lease = try #require(
            desk.add([Fixture.candidate(0), Fixture.candidate(1)], now: .zero).first?.lease)
        #expect(desk.released(Release(tokens: [lease.lease.token]), by: lease.peer, now: .zero).isEmpty)
        let again = desk.granted(Credit(bytes: 1_000, documents: 1), by: Fixture.peer(1), now: .zero)
        #expect(again.compactMap(\.lease).map(\.lease.document) == [Fixture.document(0)])
    }

    /// Whatever workers do, every document ends complete or buried, once, and no more than credit is lent.
    @Test(arguments: 0..<200)
    func anySchedule_endsEveryDocumentExactlyOnce(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var desk = desk(LeasePolicy(maximumAttempts: 3, firstPause: .seconds(1), longestPause: .seconds(4)))
        var now = Duration.zero
        var held: [PeerID: [Lease]] = [:]
        var ended: [DocumentID: Int] = [:]
        var nextPeer: UInt8 = 0
        let count = 30

        func perform(_ actions: [LeaseDesk.Action]) {
            for action in actions {
                switch action {
                case .lend(let peer, let lease):
                    #expect(held[peer] != nil, "seed \(seed): lent to nobody")
                    held[peer, default: []].append(lease)
                case .complete(let document, _), .bury(let document, _):
                    ended[document, default: 0] += 1
                    _ = desk.forget(document, now: now)
                case .recordAttempt: break
                }
            }
            let leases = held.values.flatMap { $0 }.map(\.document)
            #expect(Set(leases).count == leases.count, "seed \(seed): one document lent twice")
        }

        perform(desk.add((0..<count).map { Fixture.candidate($0) }, now: now))
        for step in 0..<10_000 where ended.count < count {
            now += .milliseconds(Int.random(in: 0...500, using: &random))
            perform(desk.tick(now: now))
            let isCalm = step > 2_000
            switch Int.random(in: 0..<(isCalm ? 8 : 10), using: &random) {
            case 0 where held.count < 3:
                nextPeer &+= 1
                let peer = Fixture.peer(nextPeer)
                held[peer] = []
                desk.joined(peer, name: "w\(nextPeer)")
                perform(desk.granted(Credit(bytes: 1_000, documents: 3), by: peer, now: now))
            case 8, 9:
                guard let peer = held.keys.sorted(by: { $0.bytes.lexicographicallyPrecedes($1.bytes) }).first else {
                    continue
                }
                held[peer] = nil
                perform(desk.gone(peer, now: now))
            default:
                guard let (peer, leases) = held.first(where: { !$0.value.isEmpty }), let lease = leases.first else {
                    continue
                }
                held[peer]?.removeFirst()
                perform(
                    desk.completed(Complete(token: lease.token, edition: Fixture.edition), by: peer, now: now)
                        + desk.granted(Credit(bytes: lease.bytes, documents: 1), by: peer, now: now))
            }
        }
        #expect(ended.count == count, "seed \(seed): \(count - ended.count) documents are stuck")
        #expect(ended.values.allSatisfy { $0 == 1 }, "seed \(seed): a document ended twice")
    }
}
