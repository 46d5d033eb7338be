import Documents
import Messages
import Testing

@testable import Links

/// Documents whose readings the ledger cannot keep now.
@Suite struct PostponedLeaseTests {
    private let peer = Fixture.peer(1)

    private func desk() -> LeaseDesk {
        var desk = LeaseDesk(
            policy: LeasePolicy(maximumAttempts: 2, firstPause: .seconds(2), longestPause: .seconds(60)), firstToken: 1)
        desk.joined(peer, name: "a")
        return desk
    }

    private func sent(_ actions: [WorkBench.Action]) -> [WireMessage] {
        actions.compactMap { if case .send(let message) = $0 { message } else { nil } }
    }

    @Test func reading_thatIsPostponed_givesTheLeaseBackAndGrantsItsCreditAgain() throws {
        var bench = WorkBench(creditBytes: 1_000, creditDocuments: 1)
        _ = bench.connected(Fixture.welcome)
        _ = bench.lent(Lease(token: 5, document: Fixture.document(1), bytes: 0, claims: []))
        let messages = sent(bench.postponed(5))
        #expect(messages.map(\.kind) == [.release, .credit])
        #expect(try messages.first?.decode(Release.self) == Release(tokens: [5], isPostponed: true))
        #expect(try messages.last?.decode(Credit.self) == Credit(bytes: 0, documents: 1))
        #expect(bench.count == 0 && bench.postponed(5).isEmpty, "a lease ends once")
    }

    /// A whole replay of them takes no credit from the document behind it.
    @Test func documents_thatAreAllPostponed_areInTheWayOfNone() throws {
        var desk = desk()
        let count = 100
        var actions = desk.add((0...count).map { Fixture.candidate($0, isReplay: true) }, now: .zero)
        actions += desk.granted(Credit(bytes: 1_600, documents: 16), by: peer, now: .zero)
        var isStored = false
        for _ in 0...count {
            guard let lease = actions.first?.lease?.lease else { break }
            actions.removeFirst()
            if lease.document == Fixture.document(count) {
                isStored = true
                actions += desk.completed(Complete(token: lease.token, edition: Fixture.edition), by: peer, now: .zero)
                actions += desk.granted(Credit(bytes: lease.bytes, documents: 1), by: peer, now: .zero)
                break
            }
            let release = Release(tokens: [lease.token], isPostponed: true)
            actions += desk.released(release, by: peer, now: .zero)
            actions += desk.granted(Credit(bytes: lease.bytes, documents: 1), by: peer, now: .zero)
        }
        #expect(isStored, "the last, which can be stored, is lent behind \(count) that cannot")
        #expect(desk.leasedCount == 0)
        let again = desk.tick(now: .seconds(3)).compactMap(\.lease?.lease.document)
        #expect(again.count == 16, "they come again, as credit allows")
    }

    @Test func document_whoseReadingIsPostponed_comesAgainEverMoreRarelyAndSpendsNoAttempt() throws {
        var desk = desk()
        _ = desk.granted(Credit(bytes: 100, documents: 1), by: peer, now: .zero)
        var lease = try #require(desk.add([Fixture.candidate(0)], now: .zero).first?.lease?.lease)
        var now = Duration.zero
        for seconds in [2, 4, 8, 16, 32, 60, 60, 60] {
            let release = Release(tokens: [lease.token], isPostponed: true)
            #expect(desk.released(release, by: peer, now: now).isEmpty, "no attempt is written, and nothing lent")
            _ = desk.granted(Credit(bytes: 100, documents: 1), by: peer, now: now)
            #expect(desk.tick(now: now + .milliseconds(seconds * 800 - 1)).isEmpty, "after \(seconds) s or so")
            now += .milliseconds(seconds * 1_200)
            lease = try #require(desk.tick(now: now).first?.lease?.lease, "after \(seconds) s or so")
            #expect(lease.document == Fixture.document(0))
        }
        let failure = Failure(stage: .read, code: "moody", reason: "Not now.", mayHeal: true)
        let failed = desk.failed(Fail(token: lease.token, failure: failure), by: peer, now: now)
        guard case .recordAttempt(Fixture.document(0), failure)? = failed.first else {
            Issue.record("its first failure is its first attempt, of two, not \(failed)")
            return
        }
    }

    /// It is not suspect either: others may lie beside it.
    @Test func document_thatComesBackAfterAPostponement_isLentBesideOthers() throws {
        var desk = desk()
        _ = desk.granted(Credit(bytes: 1_000, documents: 3), by: peer, now: .zero)
        let token = try #require(desk.add([Fixture.candidate(0)], now: .zero).first?.lease?.lease.token)
        _ = desk.released(Release(tokens: [token], isPostponed: true), by: peer, now: .zero)
        #expect(desk.add([Fixture.candidate(1)], now: .zero).compactMap(\.lease).count == 1)
        #expect(desk.tick(now: .seconds(3)).compactMap(\.lease?.lease.document) == [Fixture.document(0)])
    }
}
