import ArgumentParser
import Foundation

/// A moment as people write it: a day, an instant, or so long ago.
struct MomentArgument: ExpressibleByArgument, Sendable {
    /// Milliseconds since 1970 (UTC).
    let milliseconds: Int64

    init?(argument: String) { self.init(argument, now: Date()) }

    /// - Parameter now: the moment from which “ago” counts.
    init?(_ text: String, now: Date) {
        let units: [Character: Double] = ["m": 60, "h": 3_600, "d": 86_400, "w": 604_800]
        if let last = text.last, let unit = units[last], let count = Double(text.dropLast()), count >= 0 {
            milliseconds = Int64((now.timeIntervalSince1970 - count * unit) * 1000)
            return
        }
        let day = Date.ISO8601FormatStyle(timeZone: .current).year().month().day()
        if let date = try? Date(text, strategy: day), text.count == 10 {
            milliseconds = Int64(date.timeIntervalSince1970 * 1000)
        } else if let date = try? Date(text, strategy: .iso8601) {
            milliseconds = Int64(date.timeIntervalSince1970 * 1000)
        } else {
            return nil
        }
    }
}
