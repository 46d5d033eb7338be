import FaultLine
import Synchronization
import Testing

@testable import Hosting

/// Many who ask, one who answers.
@Suite(.timeLimit(.minutes(3))) struct SharedQuestionTests {
    @Test func answer_thatComes_isGivenToAllWhoAskMeanwhile_andPutOnce() async throws {
        let asked = Mutex(0)
        let (gate, open) = AsyncStream<Void>.makeStream()
        let question = SharedQuestion(within: .seconds(60)) {
            let number = asked.withLock { count in
                count += 1
                return count
            }
            for await _ in gate { break }
            return number
        }
        async let first = question.answer()
        _ = try await polled { asked.withLock { $0 } == 0 ? nil : true }
        async let second = question.answer()
        async let third = question.answer()
        _ = try await polled { question.waitingCount < 3 ? nil : true }
        open.yield()
        #expect(await [first, second, third] == [1, 1, 1])
        // Asked later, it is put anew.
        open.yield()
        #expect(await question.answer() == 2)
    }

    @Test func answer_thatDoesNotCome_isNothingAfterTheLimit_andIsAskedOnce() async throws {
        let asked = Mutex(0)
        let held = Mutex<CheckedContinuation<Void, Never>?>(nil)
        let question = SharedQuestion(within: .zero) {
            asked.withLock { $0 += 1 }
            await withCheckedContinuation { continuation in held.withLock { $0 = continuation } }
            return 1
        }
        for _ in 0..<5 { #expect(await question.answer() == nil) }
        _ = try await polled { held.withLock { $0 == nil } ? nil : true }
        #expect(asked.withLock { $0 } == 1)
        held.withLock { $0 }?.resume()
    }
}
