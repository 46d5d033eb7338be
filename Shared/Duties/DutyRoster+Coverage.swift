import Places

/// What the coverage of sums takes from the roster.
extension DutyRoster {
    /// Whether the coverage above a place waits for it: unless its government is exempt, and so is all that lies under it.
    ///
    /// An exempt prefecture whose counties report still hands figures up. Who reports although exempt is counted all the same;
    /// that is the caller's to see.
    public func isExpected(_ place: Place, in year: Int, _ gazetteer: Gazetteer) -> Bool {
        guard standing(of: place.code, in: year) == .exempt else { return true }
        guard let level = place.level, level < .county else { return false }
        return gazetteer.children(of: place.code, in: year).contains { child in
            child.kind == .division && child.level == .county && isExpected(child, in: year, gazetteer)
        }
    }

    /// What of the roster decides about coverage, in one fixed form; empty when nothing does. Another text, other results.
    public var exemptions: String {
        let lines = entries.filter { $0.department == nil }.map { entry in
            let years = entry.years.map { "\($0.lowerBound)-\($0.upperBound)" } ?? ""
            return "\(entry.place) \(years) \(entry.standing == .exempt)"
        }
        return lines.contains { $0.hasSuffix("true") } ? lines.sorted().joined(separator: "\n") : ""
    }
}
