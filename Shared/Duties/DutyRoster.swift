import Places
import Quantities

/// Who owes a report: every province, prefecture and county that exists in the year, changed by what the operator's file says.
///
/// Departments, zones and townships owe one only where the file names them.
public struct DutyRoster: Hashable, Sendable {
    /// A line of the file.
    public struct Entry: Hashable, Sendable {
        /// The place.
        public var place: PlaceCode
        /// The department; `nil` for the government's own report.
        public var department: String?
        /// The years; `nil` for every year.
        public var years: ClosedRange<Int>?
        /// The day by which the report of its one year is due; `nil` where ``dueDay`` or the usual day holds.
        public var due: CalendarDay?
        /// The day of the following year by which the report is due; `nil` where the usual day holds.
        public var dueDay: DueDay?
        /// What is asked.
        public var standing: Duty.Standing
        /// Why.
        public var note: String?

        /// Makes an entry; see the properties.
        public init(
            place: PlaceCode, department: String? = nil, years: ClosedRange<Int>? = nil, due: CalendarDay? = nil,
            dueDay: DueDay? = nil, standing: Duty.Standing = .owed, note: String? = nil
        ) {
            self.place = place
            self.department = department
            self.years = years
            self.due = due
            self.dueDay = dueDay
            self.standing = standing
            self.note = note
        }
    }

    /// Whose report an entry is about.
    struct Subject: Hashable {
        var place: PlaceCode
        var department: String?
    }

    /// What the file says, in its order.
    public let entries: [Entry]
    /// By when reports are due where the file says nothing.
    public let dueDay: DueDay
    private let bySubject: [Subject: [Entry]]
    private let departments: [PlaceCode: [String]]

    /// The roster that the gazetteer alone gives, and what entries change in it.
    public init(_ entries: [Entry] = [], dueDay: DueDay = .lawful) {
        self.entries = entries
        self.dueDay = dueDay
        bySubject = Dictionary(grouping: entries) { Subject(place: $0.place, department: $0.department) }
        var departments: [PlaceCode: [String]] = [:]
        for entry in entries {
            guard let department = entry.department, departments[entry.place]?.contains(department) != true else {
                continue
            }
            departments[entry.place, default: []].append(department)
        }
        self.departments = departments
    }

    /// The last year whose report is late on a day for those of whom the file says nothing.
    public func lastYearDue(on day: CalendarDay) -> Int {
        let isLate = dueDay.day(after: day.year - 1).map { $0 < day } ?? true
        return isLate ? day.year - 1 : day.year - 2
    }

    /// What the roster asks of a place and all under it for a year, as one reads down the tree: a place, its departments,
    /// then what lies under it in the order of codes. Complexity: linear in the places.
    public func duties(from place: PlaceCode, in year: Int, _ gazetteer: Gazetteer) -> [Duty] {
        var duties: [Duty] = []
        guard let top = gazetteer.place(place, in: year), top.isInForce(in: year) else { return [] }
        append(top, in: year, gazetteer, depth: 0, to: &duties)
        return duties
    }

    private func append(_ place: Place, in year: Int, _ gazetteer: Gazetteer, depth: Int, to duties: inout [Duty]) {
        if let duty = duty(of: place, in: year) { duties.append(duty) }
        for department in departments[place.code] ?? [] {
            if let entry = entry(Subject(place: place.code, department: department), in: year),
                let duty = duty(entry, place.code, department, in: year)
            {
                duties.append(duty)
            }
        }
        guard depth < Self.deepest else { return }
        var below = gazetteer.children(of: place.code, in: year)
        let listed = Set(below.map(\.code))
        below += townships.filter { !listed.contains($0) }.compactMap { gazetteer.place($0, in: year) }.filter {
            $0.parent == place.code && $0.isInForce(in: year)
        }
        for child in below.sorted(by: { $0.code < $1.code }) {
            append(child, in: year, gazetteer, depth: depth + 1, to: &duties)
        }
    }

    /// The townships that the file names; the tables have too many to walk through them all.
    private var townships: [PlaceCode] {
        Set(entries.map(\.place).filter { $0.rawValue.utf8.count == 9 }).sorted()
    }

    /// What is asked of the government of a place; `nil` when nothing is.
    private func duty(of place: Place, in year: Int) -> Duty? {
        let entry = entry(Subject(place: place.code), in: year)
        guard entry != nil || Self.owesByItself(place) else { return nil }
        return duty(entry, place.code, nil, in: year)
    }

    private func duty(_ entry: Entry?, _ place: PlaceCode, _ department: String?, in year: Int) -> Duty? {
        guard let due = entry?.due ?? (entry?.dueDay ?? dueDay).day(after: year) else { return nil }
        return Duty(
            place: place, department: department, year: year, due: due, standing: entry?.standing ?? .owed,
            note: entry?.note)
    }

    /// The entry for one year comes before one for several, and that before one for every year.
    private func entry(_ subject: Subject, in year: Int) -> Entry? {
        (bySubject[subject] ?? []).filter { $0.years?.contains(year) ?? true }.min { left, right in
            left.years.map(\.count) ?? .max < right.years.map(\.count) ?? .max
        }
    }

    /// What is asked of the government of a place that owes by itself or is named.
    func standing(of place: PlaceCode, in year: Int) -> Duty.Standing {
        // Most nodes keep no file, and the fold asks for every place.
        entries.isEmpty ? .owed : entry(Subject(place: place), in: year)?.standing ?? .owed
    }

    private static func owesByItself(_ place: Place) -> Bool {
        guard place.kind == .division, let level = place.level else { return false }
        return level != .township
    }

    /// More levels than any tree of divisions has.
    private static let deepest = 8
}
