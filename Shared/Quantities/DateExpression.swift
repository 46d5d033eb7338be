/// A date or a stretch of time as it is written, with whatever it leaves out left out: 1-11月, 2021年, 截至's 10月31日.
public struct DateExpression: Hashable, Sendable {
    /// A day, month or year, the parts that are written.
    public struct Point: Hashable, Sendable {
        /// The year, when written.
        public var year: Int?
        /// The month, when written.
        public var month: Int?
        /// The day, when written.
        public var day: Int?

        /// Makes a point of time.
        public init(year: Int? = nil, month: Int? = nil, day: Int? = nil) {
            self.year = year
            self.month = month
            self.day = day
        }

        /// The first day that it can mean; `year` stands in for a year that is not written.
        public func first(in year: Int) -> CalendarDay? {
            CalendarDay(year: self.year ?? year, month: month ?? 1, day: day ?? 1)
        }

        /// The last day that it can mean.
        public func last(in year: Int) -> CalendarDay? {
            let year = self.year ?? year
            let month = month ?? 12
            guard (1...12).contains(month) else { return nil }
            return CalendarDay(year: year, month: month, day: day ?? CalendarDay.daysInMonth(month, of: year))
        }
    }

    /// UTF-8 offsets of the whole expression.
    public var range: Range<Int>
    /// Where it begins.
    public var from: Point
    /// Where it ends; equal to ``from`` for a single date.
    public var to: Point
    /// UTF-8 offsets of each run of digits.
    public var digits: [Range<Int>]

    /// Whether it is one point and no stretch.
    public var isPoint: Bool { from == to }

    /// The days it means; `year` stands in for years that are not written.
    public func period(in year: Int) -> Period? {
        guard let first = from.first(in: to.year ?? year), let last = to.last(in: from.year ?? year), first <= last
        else {
            return nil
        }
        return Period(from: first, to: last)
    }
}
