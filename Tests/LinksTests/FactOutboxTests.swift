import Documents
import Messages
import Observations
import Testing

@testable import Links

/// Facts on their way to a ledger, each kept until its verdict.
@Suite struct FactOutboxTests {
    private static let claim = Claim(node: "n", time: 0, source: "s")

    /// The keys of what is sent, a list a message.
    private func sent(_ actions: [FactOutbox.Action]) -> [[UInt64]] {
        actions.compactMap { if case .send(let facts) = $0 { facts.items.map(\.key) } else { nil } }
    }

    @Test func outbox_afterReconnection_sendsUnansweredFactsAgainInOrder() {
        var outbox = FactOutbox()
        for number in 0..<3 {
            #expect(outbox.add(.claim(document: Fixture.document(number), claim: Self.claim)).actions.isEmpty)
        }
        #expect(sent(outbox.connected()) == [[1, 2, 3]])
        let verdict = Verdicts(items: [Verdicts.Item(key: 2, refusal: nil)])
        #expect(outbox.received(verdict).count == 1)
        #expect(outbox.received(verdict).isEmpty, "a repeated verdict says nothing new")
        outbox.disconnected()
        #expect(sent(outbox.connected()) == [[1, 3]])
    }

    @Test func outbox_withLongFacts_keepsFewBytesOnTheirWay() {
        var outbox = FactOutbox(windowBytes: 1_000)
        let long = Fixture.reading(text: String(repeating: "长", count: 1_000))
        _ = outbox.add(.reading(reading: long, claims: []))
        for number in 0..<5 { _ = outbox.add(.claim(document: Fixture.document(number), claim: Self.claim)) }
        #expect(sent(outbox.connected()) == [[1]], "one that is longer than the window goes alone")
        var answered: [UInt64] = []
        var underWay: [UInt64] = [1]
        while let next = underWay.first {
            underWay.removeFirst()
            answered.append(next)
            underWay += sent(outbox.received(Verdicts(items: [Verdicts.Item(key: next, refusal: nil)]))).joined()
            #expect(underWay.count <= 3, "claims of 256 bytes fill a window of 1,000")
        }
        #expect(answered == [1, 2, 3, 4, 5, 6])
        #expect(outbox.count == 0)
    }

    @Test func outbox_whenTheLedgerCannotStore_sendsOnceAgainAfterAPause() {
        var outbox = FactOutbox()
        _ = outbox.connected()
        for number in 0..<3 { _ = outbox.add(.claim(document: Fixture.document(number), claim: Self.claim)) }
        for _ in 0..<3 { outbox.unavailable(now: .seconds(1)) }
        #expect(
            sent(outbox.add(.claim(document: Fixture.document(3), claim: Self.claim)).actions).isEmpty,
            "nothing is sent into a pause")
        #expect(outbox.tick(now: .seconds(2)).isEmpty)
        #expect(sent(outbox.tick(now: .seconds(3))) == [[1, 2, 3, 4]])
        #expect(outbox.tick(now: .seconds(9)).isEmpty)
    }
}
