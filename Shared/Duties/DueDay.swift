import Quantities

/// The day of the following year by which a report is due, written `03-01`.
public struct DueDay: Hashable, Codable, Sendable, CustomStringConvertible {
    /// The month, 1 to 12.
    public let month: Int
    /// The day of the month, 1 to 31.
    public let day: Int

    /// 1 March: 《法治政府建设与责任落实督察工作规定》 (General Offices of the Central Committee and of the State Council, 2019), the
    /// chapter on the annual report, article 24 and those after it, which asks for the report on the year before by 1 March, and for
    /// its publication by 1 April. Whoever hands in on the day itself is not called late: 之前 is read in favour of the one
    /// who reports.
    public static let lawful = DueDay(uncheckedMonth: 3, day: 1)

    private init(uncheckedMonth month: Int, day: Int) {
        self.month = month
        self.day = day
    }

    /// Reads `MM-DD`, or as spreadsheets write it `M/D`; `nil` for anything else and for a day that some years lack.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "/" }
        guard parts.count == 2, parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
            let month = Int(parts[0]), let day = Int(parts[1]),
            // A year without a 29 February.
            CalendarDay(year: 2001, month: month, day: day) != nil
        else { return nil }
        self.init(uncheckedMonth: month, day: day)
    }

    /// The day by which the report of a year is due; `nil` for a year that the calendar does not have.
    public func day(after year: Int) -> CalendarDay? { CalendarDay(year: year + 1, month: month, day: day) }

    /// `MM-DD`.
    public var description: String { (month < 10 ? "0" : "") + "\(month)-" + (day < 10 ? "0" : "") + "\(day)" }
}
