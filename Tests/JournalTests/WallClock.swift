import Synchronization

/// A time of day that moves only when a test moves it.
final class WallClock: Sendable {
    private let time: Mutex<Int64>

    init(_ milliseconds: Int64 = 1_000) { time = Mutex(milliseconds) }

    var now: @Sendable () -> Int64 { { self.time.withLock { $0 } } }

    func advance(by milliseconds: Int64) { time.withLock { $0 += milliseconds } }
}
