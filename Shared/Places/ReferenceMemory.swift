/// Which places 该县 and the like referred to so far, so that no search goes over the same names twice.
struct ReferenceMemory {
    /// How many names were searched for the places whose name ends so, and where the last of them stands.
    private var known: [String: (searched: Int, found: Int?)] = [:]

    /// The last of the names found so far that ends in `suffix`; `nil` when none does.
    ///
    /// The very last name may still grow (湖北省 + 武汉市) and is looked at anew each time.
    /// Complexity: over all searches linear in the names.
    mutating func last(_ suffix: String, in matches: [PlaceNameMatch]) -> PlaceNameMatch? {
        guard let last = matches.last else { return nil }
        if Self.ends(last, suffix) { return last }
        let settled = matches.count - 1
        var (searched, found) = known[suffix] ?? (0, nil)
        if let index = matches[searched..<settled].lastIndex(where: { Self.ends($0, suffix) }) { found = index }
        known[suffix] = (settled, found)
        return found.map { matches[$0] }
    }

    private static func ends(_ match: PlaceNameMatch, _ suffix: String) -> Bool {
        match.places.contains { $0.name.hasSuffix(suffix) }
    }
}
