import Documents
import Messages
import Observations
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

    @Test func outbox_withLongFacts_keepsFewBytesOnTheirWay() {
        var outbox = FactOutbox(windowBytes: 1_000)
        let claim = Claim(node: "n", time: 0, source: "s")
        func sent(_ actions: [FactOutbox.Action]) -> [UInt64] {
            actions.flatMap { action -> [UInt64] in
                if case .send(let facts) = action { facts.items.map(\.key) } else { [] }
            }
        }
        let long = Fixture.reading(text: String(repeating: "长", count: 1_000))
        _ = outbox.add(.reading(reading: long, claims: []))
        for number in 0..<5 { _ = outbox.add(.claim(document: Fixture.document(number), claim: claim)) }
        #expect(sent(outbox.connected()) == [1], "one that is longer than the window goes alone")
        var answered: [UInt64] = []
        var underWay: [UInt64] = [1]
        while let next = underWay.first {
            underWay.removeFirst()
            answered.append(next)
            underWay += sent(outbox.received(Verdicts(items: [Verdicts.Item(key: next, refusal: nil)])))
            #expect(underWay.count <= 3, "claims of 256 bytes fill a window of 1,000")
        }
        #expect(answered == [1, 2, 3, 4, 5, 6])
        #expect(outbox.count == 0)
    }

    /// One that meets a damaged page of the ledger: it is sent again after longer and longer pauses, in the way of nobody.
    @Test func outbox_whenTheLedgerPostponesAFact_sendsTheOthersMeanwhile() {
        var outbox = FactOutbox()
        let claim = Claim(node: "n", time: 0, source: "s")
        func sent(_ actions: [FactOutbox.Action]) -> [[UInt64]] {
            actions.compactMap { if case .send(let facts) = $0 { facts.items.map(\.key) } else { nil } }
        }
        func postponing(_ key: UInt64, storing stored: [UInt64] = []) -> Verdicts {
            Verdicts(
                items: stored.map { Verdicts.Item(key: $0, refusal: nil) },
                later: [Verdicts.Postponed(key: key, reason: "a damaged page")])
        }
        for number in 0..<3 { _ = outbox.add(.claim(document: Fixture.document(number), claim: claim)) }
        _ = outbox.connected()
        #expect(outbox.received(postponing(2, storing: [1, 3])).count == 2)
        #expect(outbox.count == 1, "it is not forgotten")
        #expect(sent(outbox.add(.claim(document: Fixture.document(4), claim: claim)).actions) == [[4]])
        var pauses: [Duration] = []
        var now = Duration.zero
        while pauses.count < 8 {
            let begun = now
            while sent(outbox.tick(now: now)) != [[2]] { now += .seconds(1) }
            pauses.append(now - begun)
            _ = outbox.received(postponing(2))
        }
        #expect(pauses == [2, 4, 8, 16, 32, 60, 60, 60].map { .seconds($0) })
        outbox.disconnected()
        #expect(sent(outbox.connected()) == [[4, 2]], "a new connection has everything at once")
        _ = outbox.received(Verdicts(items: [2, 4].map { Verdicts.Item(key: $0, refusal: nil) }))
        #expect(outbox.count == 0)
    }

    @Test func outbox_whenTheLedgerCannotStore_sendsOnceAgainAfterAPause() {
        var outbox = FactOutbox()
        let claim = Claim(node: "n", time: 0, source: "s")
        func sent(_ actions: [FactOutbox.Action]) -> [[UInt64]] {
            actions.compactMap { if case .send(let facts) = $0 { facts.items.map(\.key) } else { nil } }
        }
        _ = outbox.connected()
        for number in 0..<3 { _ = outbox.add(.claim(document: Fixture.document(number), claim: claim)) }
        for _ in 0..<3 { outbox.unavailable(now: .seconds(1)) }
        #expect(
            sent(outbox.add(.claim(document: Fixture.document(3), claim: claim)).actions).isEmpty,
            "nothing is sent into a pause")
        #expect(outbox.tick(now: .seconds(2)).isEmpty)
        #expect(sent(outbox.tick(now: .seconds(3))) == [[1, 2, 3, 4]])
        #expect(outbox.tick(now: .seconds(9)).isEmpty)
    }
}
