private import Glibc

/// The time of day, for people; it may jump, so nothing is timed by it.
public struct WallTime: Sendable {
    /// Since 1970-01-01 UTC.
    let seconds: Int

    let nanoseconds: Int

    /// The system's time of day as it is now, in milliseconds since 1970-01-01 UTC.
    public static let milliseconds: @Sendable () -> Int64 = {
        let now = WallTime.now
        return Int64(now.seconds) * 1000 + Int64(now.nanoseconds) / 1_000_000
    }

    static var now: WallTime {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return WallTime(seconds: time.tv_sec, nanoseconds: time.tv_nsec)
    }

    /// `2026-01-31T08:15:00.123Z`
    var text: String {
        var time = time_t(seconds), parts = tm()
        gmtime_r(&time, &parts)
        func digits(_ number: some BinaryInteger, _ count: Int) -> String {
            let text = String(number)
            return String(repeating: "0", count: max(0, count - text.count)) + text
        }
        let date = "\(digits(parts.tm_year + 1900, 4))-\(digits(parts.tm_mon + 1, 2))-\(digits(parts.tm_mday, 2))"
        let clock = "\(digits(parts.tm_hour, 2)):\(digits(parts.tm_min, 2)):\(digits(parts.tm_sec, 2))"
        return "\(date)T\(clock).\(digits(nanoseconds / 1_000_000, 3))Z"
    }
}
