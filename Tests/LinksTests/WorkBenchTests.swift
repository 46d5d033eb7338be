import Documents
import Messages
import Testing

@testable import Links

@Suite struct WorkBenchTests {
    private func kinds(_ actions: [WorkBench.Action]) -> [String] {
        actions.map { action in
            switch action {
            case .send(let message): message.envelope.kind
            case .read: "read"
            }
        }
    }

    @Test func document_isFetchedReadCompletedAndPaidBackInCredit() {
        var bench = WorkBench(creditBytes: 1_000, creditDocuments: 2)
        #expect(kinds(bench.connected(Fixture.welcome)) == ["credit"])
        let lease = Lease(token: 5, document: Fixture.document(1), bytes: 300 * 1024, claims: [])
        #expect(kinds(bench.lent(lease)) == ["fetch", "fetch"])
        let half = [UInt8](repeating: 1, count: 256 * 1024)
        #expect(bench.received(Content(token: 5, offset: 0), half).isEmpty)
        let rest = [UInt8](repeating: 2, count: 44 * 1024)
        let read = bench.received(Content(token: 5, offset: 256 * 1024), rest)
        guard case .read(let job)? = read.first else {
            Issue.record("the document was not read")
            return
        }
        #expect(job.bytes == half + rest)
        #expect(kinds(bench.stored(5, edition: Fixture.edition)) == ["complete", "credit"])
        #expect(bench.stored(5, edition: Fixture.edition).isEmpty, "a lease ends once")
    }

    @Test func stretches_thatComeOutOfOrder_areJoinedInOrder() {
        var bench = WorkBench(creditBytes: 1_000, creditDocuments: 2)
        _ = bench.connected(Welcome(role: .ingest, node: "n", limits: LinkLimits(chunkBytes: 2)))
        #expect(bench.lent(Lease(token: 5, document: Fixture.document(1), bytes: 9, claims: [])).count == 4)
        func arrive(_ offset: Int, _ bytes: [UInt8]) -> [WorkBench.Action] {
            bench.received(Content(token: 5, offset: offset), bytes)
        }
        #expect(arrive(4, [4, 5]).isEmpty)
        #expect(arrive(2, [2, 3]).isEmpty)
        #expect(arrive(8, [8]).isEmpty, "it was not asked for yet")
        #expect(arrive(0, [0, 1]).isEmpty, "the fourth of the window is missing")
        #expect(arrive(0, [9, 9]).isEmpty, "a repetition changes nothing")
        #expect(kinds(arrive(6, [6, 7])) == ["fetch"])
        guard case .read(let job)? = arrive(8, [8]).first else {
            Issue.record("the document was not read")
            return
        }
        #expect(job.bytes == Array(0...8))
    }

    @Test func complaintForAFetch_givesTheDocumentUpAndPaysCreditBack() {
        var bench = WorkBench(creditBytes: 1_000, creditDocuments: 2)
        _ = bench.connected(Fixture.welcome)
        guard
            case .send(let fetch)? = bench.lent(
                Lease(token: 5, document: Fixture.document(1), bytes: 9, claims: [])
            ).first
        else {
            Issue.record("nothing was fetched")
            return
        }
        #expect(fetch.envelope.id == 5, "a complaint comes back under the token")
        #expect(bench.refused(4).isEmpty)
        guard case .send(let message)? = bench.refused(5).first, let credit = try? message.decode(Credit.self) else {
            Issue.record("no credit was granted")
            return
        }
        #expect(credit == Credit(bytes: 9, documents: 1))
        #expect(bench.count == 0 && bench.refused(5).isEmpty)
    }

    @Test func lease_ofAnEarlierConnection_isVoid() {
        var bench = WorkBench(creditBytes: 1_000, creditDocuments: 2)
        _ = bench.connected(Fixture.welcome)
        _ = bench.lent(Lease(token: 5, document: Fixture.document(1), bytes: 0, claims: []))
        bench.disconnected()
        #expect(kinds(bench.connected(Fixture.welcome)) == ["credit"])
        #expect(bench.stored(5, edition: Fixture.edition).isEmpty)
    }

    @Test func stopping_givesBackAllButWhatIsOnItsWay() {
        var bench = WorkBench(creditBytes: 1_000, creditDocuments: 3)
        _ = bench.connected(Fixture.welcome)
        for token in [1, 2, 3] as [UInt64] {
            _ = bench.lent(Lease(token: token, document: Fixture.document(Int(token)), bytes: 0, claims: []))
        }
        #expect(kinds(bench.stop(keeping: [2])) == ["release"])
        #expect(kinds(bench.stored(2, edition: Fixture.edition)) == ["complete"], "no new credit while stopping")
        #expect(kinds(bench.lent(Lease(token: 9, document: Fixture.document(9), bytes: 0, claims: []))) == ["release"])
    }

    @Test func pausing_finishesWhatIsHeldAndTakesNothingNewUntilItIsConnectedAgain() {
        var bench = WorkBench(creditBytes: 1_000, creditDocuments: 3)
        _ = bench.connected(Fixture.welcome)
        _ = bench.lent(Lease(token: 1, document: Fixture.document(1), bytes: 0, claims: []))
        bench.pause()
        #expect(kinds(bench.lent(Lease(token: 2, document: Fixture.document(2), bytes: 0, claims: []))) == ["release"])
        #expect(bench.count == 1 && bench.holds(1))
        #expect(kinds(bench.stored(1, edition: Fixture.edition)) == ["complete"], "no new credit while pausing")
        #expect(bench.count == 0)
        #expect(kinds(bench.connected(Fixture.welcome)) == ["credit"])
        #expect(kinds(bench.lent(Lease(token: 3, document: Fixture.document(3), bytes: 0, claims: []))) == ["read"])
        #expect(kinds(bench.stored(3, edition: Fixture.edition)) == ["complete", "credit"])
    }
}
