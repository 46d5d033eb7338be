import Testing

@testable import ZeroMQ

struct TimerQueueTests {
    private let start = ContinuousClock.now

    private func after(_ milliseconds: Int) -> ContinuousClock.Instant { start + .milliseconds(milliseconds) }

    @Test(arguments: 0..<20)
    func timers_whenDeadlinesAreRandom_fireSortedAndStable(seed: UInt64) {
        var state = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        var queue = TimerQueue()
        var fired: [(deadline: Int, number: Int)] = []
        for number in 0..<100 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let deadline = Int(state >> 33) % 10
            _ = queue.add(at: after(deadline), every: nil) { fired.append((deadline, number)) }
        }
        while let action = queue.takeDue(at: after(10)) { action() }
        #expect(fired.count == 100)
        #expect(zip(fired, fired.dropFirst()).allSatisfy { $0 < $1 })
    }

    @Test func timer_whenNotYetDue_stays() {
        var queue = TimerQueue()
        _ = queue.add(at: after(10), every: nil) {}
        #expect(queue.takeDue(at: after(9)) == nil)
        #expect(queue.next == after(10))
        #expect(queue.takeDue(at: after(10)) != nil)
        #expect(queue.next == nil)
    }

    @Test func repeatingTimer_whenTurnsWereMissed_skipsThem() {
        var queue = TimerQueue()
        _ = queue.add(at: after(10), every: .milliseconds(10)) {}
        #expect(queue.takeDue(at: after(12)) != nil)
        #expect(queue.next == after(20))
        #expect(queue.takeDue(at: after(95)) != nil)
        #expect(queue.takeDue(at: after(95)) == nil)
        #expect(queue.next == after(105))
    }

    @Test func timer_whenCancelled_isGoneAndOthersStay() {
        var queue = TimerQueue()
        let gone = queue.add(at: after(1), every: .milliseconds(1)) {}
        _ = queue.add(at: after(2), every: nil) {}
        queue.cancel(gone)
        queue.cancel(gone)
        #expect(queue.next == after(2))
    }

    @Test(arguments: [
        (Duration.zero, Int32(0)), (.nanoseconds(1), 1), (.milliseconds(1), 1), (.seconds(2) + .microseconds(1), 2001),
        (.seconds(Int64.max), .max),
    ])
    func duration_whenInMilliseconds_isRoundedUpAndCutOff(duration: Duration, milliseconds: Int32) {
        #expect(duration.roundedUpMilliseconds == milliseconds)
    }
}
