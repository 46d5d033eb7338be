/// Virtual time in microseconds since the world began.
typealias Moment = Int64

extension Moment {
    static func milliseconds(_ count: Int64) -> Moment { count * 1_000 }
    static func seconds(_ count: Int64) -> Moment { count * 1_000_000 }

    /// The reading of the links' clock.
    var duration: Duration { .microseconds(self) }
}
