import Synchronization

/// A time of day that a test sets, and that goes on by a step with every look at it.
final class WallClock: Sendable {
    private let time: Mutex<Int64>
    private let step: Int64

    init(_ milliseconds: Int64, step: Int64 = 0) {
        time = Mutex(milliseconds)
        self.step = step
    }

    func set(_ milliseconds: Int64) { time.withLock { $0 = milliseconds } }

    func now() -> Int64 {
        time.withLock {
            $0 += step
            return $0
        }
    }
}
