import Documents
import Messages
import Observations
import Testing

@testable import Links

/// Facts that the ledger cannot store now though it stores others.
@Suite struct PostponedFactTests {
    private func sent(_ actions: [FactOutbox.Action]) -> [[UInt64]] {
        actions.compactMap { if case .send(let facts) = $0 { facts.items.map(\.key) } else { nil } }
    }

    private func postponed(_ actions: [FactOutbox.Action]) -> [UInt64] {
        actions.compactMap { if case .postponed(let key) = $0 { key } else { nil } }
    }

    private func fact(_ number: Int) -> Fact {
        .claim(document: Fixture.document(number), claim: Claim(node: "n", time: 0, source: "s"))
    }

    private func later(_ keys: some Sequence<UInt64>, storing stored: [UInt64] = []) -> Verdicts {
        Verdicts(
            items: stored.map { Verdicts.Item(key: $0, refusal: nil) },
            later: keys.map { Verdicts.Postponed(key: $0, reason: "a damaged page") })
    }

    @Test func fact_thatIsPostponed_goesBackToItsOwnerOnce() {
        var outbox = FactOutbox()
        for number in 0..<3 { _ = outbox.add(fact(number)) }
        _ = outbox.connected()
        let actions = outbox.received(later([2], storing: [1, 3]))
        #expect(actions.count == 3 && postponed(actions) == [2])
        #expect(outbox.count == 0, "it waits where it came from")
        #expect(outbox.received(later([2])).isEmpty, "an answer that is repeated says nothing new")
        outbox.disconnected()
        #expect(outbox.connected().isEmpty && outbox.tick(now: .seconds(999)).isEmpty)
        #expect(sent(outbox.add(fact(1)).actions) == [[4]], "brought again, it goes out under a key of its own")
    }

    /// As many as are sent at a time, and all are postponed: what is behind them goes out with the answer.
    @Test func facts_thatFillTheWindowAndArePostponed_makeRoomForOthers() {
        var outbox = FactOutbox()
        for number in 0...FactOutbox.window { _ = outbox.add(fact(number)) }
        let window = (1...UInt64(FactOutbox.window))
        #expect(sent(outbox.connected()) == [Array(window)])
        let actions = outbox.received(later(window))
        #expect(postponed(actions) == Array(window))
        #expect(sent(actions) == [[UInt64(FactOutbox.window) + 1]])
        #expect(outbox.count == 1)
    }
}
