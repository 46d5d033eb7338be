import Foundation
import NodeRuntime

/// Whether the clock of this machine is right, as far as a node can know: against its own past, and against the node above.
extension Doctor {
    /// What the clock of another node said when it answered.
    struct OtherClock {
        /// The node.
        var node: String
        /// Its time, in milliseconds since 1970.
        var time: Int64
        /// When it was asked, and when its answer was there, by the clock of this machine.
        var between: ClosedRange<Int64>

        /// By how much the clock of this machine is ahead of the other, in milliseconds: 0 when both may well say the same.
        var ahead: Int64 {
            if time < between.lowerBound { return between.lowerBound - time }
            return min(0, between.upperBound - time)
        }
    }

    /// Before this nothing of this program existed: a clock that says so is wrong.
    private static let earliest: Int64 = 1_760_000_000_000
    /// So far two clocks may be apart: no rule depends on them, and people read minutes.
    static let clockTolerance: Int64 = 30_000

    /// - Parameters:
    ///   - now: the time of this machine, in milliseconds since 1970.
    ///   - others: the clocks of the nodes above that answered.
    func clock(now: Int64, beside others: [OtherClock]) -> Finding {
        guard now >= Self.earliest else {
            return finding("时钟", "clock", .fault, "系统时间不对；启用 NTP", "the system's time is wrong; switch NTP on")
        }
        let time = PersonTime.text(now)
        guard let other = others.max(by: { abs($0.ahead) < abs($1.ahead) }) else {
            return finding("时钟", "clock", .sound, time, time)
        }
        guard abs(other.ahead) > Self.clockTolerance else {
            return finding(
                "时钟", "clock", .sound, "\(time)，与 \(other.node) 一致", "\(time), the same as at \(other.node)")
        }
        let length = TimeWords.text(Int(abs(other.ahead) / 1_000))
        return finding(
            "时钟", "clock", .warning,
            "\(time)，比 \(other.node) \(other.ahead > 0 ? "快" : "慢") \(length)；两台机器都启用 NTP",
            "\(time), \(length) \(other.ahead > 0 ? "ahead of" : "behind") \(other.node): switch NTP on at both machines"
        )
    }
}
