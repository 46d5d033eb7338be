/// A length of time for people: `12 s`, `5 min`, `3 h`, `4 d`.
enum TimeWords {
    /// Rounded down to its largest unit.
    static func text(_ seconds: Int) -> String {
        switch seconds {
        case ..<60: "\(seconds) s"
        case ..<3_600: "\(seconds / 60) min"
        case ..<172_800: "\(seconds / 3_600) h"
        default: "\(seconds / 86_400) d"
        }
    }
}
