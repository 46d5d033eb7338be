import Places
import Quantities

/// That a place, or a department of its government, owes a report for a year.
public struct Duty: Hashable, Codable, Sendable {
    /// What is asked of whoever is named.
    public enum Standing: String, Codable, Sendable, CaseIterable {
        /// The report shall be handed in.
        case owed
        /// No report is asked for: nothing is missing, and the coverage does not wait for it.
        case exempt
        /// There is a report and it must not come here, since it touches on secrets. Nobody is late with it; the sums lack
        /// its figures all the same, so the coverage still counts the place as one that states nothing.
        case secret
    }

    /// The place.
    public var place: PlaceCode
    /// The department, as the roster names it; `nil` for the government's own report.
    public var department: String?
    /// The year reported.
    public var year: Int
    /// The last day on which nobody is late.
    public var due: CalendarDay
    /// What is asked.
    public var standing: Standing
    /// Why, in the words of whoever keeps the roster.
    public var note: String?

    /// Makes a duty; see the properties.
    public init(
        place: PlaceCode, department: String? = nil, year: Int, due: CalendarDay, standing: Standing = .owed,
        note: String? = nil
    ) {
        self.place = place
        self.department = department
        self.year = year
        self.due = due
        self.standing = standing
        self.note = note
    }
}
