import Documents
import Links
import Messages
import Observations
import Testing

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

    @Test func outbox_afterReconnection_sendsUnansweredFactsAgainInOrder() {
        var outbox = FactOutbox()
        let claim = Claim(node: "n", time: 0, source: "s")
        for number in 0..<3 {
            #expect(outbox.add(.claim(document: Fixture.document(number), claim: claim)).actions.isEmpty)
        }
        guard case .send(let first)? = outbox.connected().first else {
            Issue.record("nothing was sent")
            return
        }
        #expect(first.items.map(\.key) == [1, 2, 3])
        let verdict = Verdicts(items: [Verdicts.Item(key: 2, refusal: nil)])
        #expect(outbox.received(verdict).count == 1)
        #expect(outbox.received(verdict).isEmpty, "a repeated verdict says nothing new")
        outbox.disconnected()
        guard case .send(let again)? = outbox.connected().first else {
            Issue.record("nothing was sent again")
            return
        }
        #expect(again.items.map(\.key) == [1, 3])
    }
}
