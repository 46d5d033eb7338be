/// The days to which a figure refers, both ends included.
public struct Period: Hashable, Codable, Sendable {
    /// The first day.
    public var from: CalendarDay
    /// The last day.
    public var to: CalendarDay

    /// Makes a period; `to` must not be before `from`.
    public init(from: CalendarDay, to: CalendarDay) {
        self.from = from
        self.to = to
    }

    /// A calendar year; `nil` outside the years 1 to 9999.
    public init?(year: Int) {
        guard let from = CalendarDay(year: year, month: 1, day: 1), let to = CalendarDay(year: year, month: 12, day: 31)
        else { return nil }
        self.init(from: from, to: to)
    }

    /// The number of days, both ends counted.
    public var days: Int { to.ordinal - from.ordinal + 1 }

    /// The year in which the whole period lies; `nil` when it spans several.
    public var year: Int? { from.year == to.year ? from.year : nil }

    /// Whether it is one whole calendar year.
    public var isWholeYear: Bool { year != nil && from.month == 1 && from.day == 1 && to.month == 12 && to.day == 31 }
}
