/// Finds the name that was probably meant.
enum KeySuggestion {
    /// The known name nearest to `name`, when it is near enough to be meant.
    ///
    /// Near enough are a third of the longer name's characters, at least two. A known key whose last part equals the
    /// name's (a key in the wrong section) is as near as one letter.
    static func nearest(to name: String, among known: [String]) -> String? {
        known
            .map { (name: $0, distance: distance(name, $0), limit: max(2, max(name.count, $0.count) / 3)) }
            .filter { $0.distance <= $0.limit }
            .min { ($0.distance, $0.name) < ($1.distance, $1.name) }?
            .name
    }

    private static func distance(_ name: String, _ known: String) -> Int {
        let part = name.split(separator: ".").last, knownPart = known.split(separator: ".").last
        let edits = editDistance(Array(name), Array(known))
        return part == knownPart ? min(1, edits) : edits
    }

    /// Insertions, deletions and replacements of characters; O(n·m).
    static func editDistance(_ first: [Character], _ second: [Character]) -> Int {
        var row = Array(0...second.count)
        for (index, character) in first.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for column in second.indices {
                let replaced = diagonal + (character == second[column] ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(replaced, row[column] + 1, row[column + 1] + 1)
            }
        }
        return row[second.count]
    }
}
