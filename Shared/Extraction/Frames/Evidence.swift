/// Which groups of words stand near a number, and where the nearest word of each stands.
///
/// The arrays are as long as the catalogue has groups and are used again for every number: a stamp tells whose they are.
struct Evidence: Sendable {
    /// Where the nearest word of a group stands.
    struct Place: Sendable {
        var start: Int
        var end: Int
        var isRight: Bool
        var distance: Int
    }

    private var stamps: [Int32]
    private var places: [Place]
    private var tries: [Int32]
    private var stamp: Int32 = 0
    /// The groups seen, each once; only the first ``count`` are of this number.
    private var groups: [Int32]
    /// The number of groups seen.
    private(set) var count = 0

    init(groups: Int, patterns: Int) {
        tries = Array(repeating: 0, count: patterns)
        stamps = Array(repeating: 0, count: groups)
        self.groups = Array(repeating: 0, count: groups)
        places = Array(repeating: Place(start: 0, end: 0, isRight: false, distance: 0), count: groups)
    }

    /// Begins with the next number.
    mutating func clear() {
        stamp += 1
        count = 0
    }

    /// Whether a pattern was not asked for yet for this number; the next time it was.
    mutating func isFirstTry(_ pattern: Int32) -> Bool {
        if tries[Int(pattern)] == stamp { return false }
        tries[Int(pattern)] = stamp
        return true
    }

    /// Takes a word of a group in; the nearer one stays.
    mutating func add(_ group: Int32, _ place: Place) {
        let index = Int(group)
        if stamps[index] != stamp {
            stamps[index] = stamp
            places[index] = place
            groups[count] = group
            count += 1
        } else if place.distance < places[index].distance
            || (place.distance == places[index].distance
                && place.end - place.start > places[index].end - places[index].start)
        {
            places[index] = place
        }
    }

    /// A group seen, in the order in which they were.
    func group(_ index: Int) -> Int32 { groups[index] }

    /// Whether a word of a group is near.
    @inline(__always)
    func holds(_ group: Int32) -> Bool { stamps[Int(group)] == stamp }

    /// The nearest word of a group; `nil` when none is near.
    subscript(group: Int32) -> Place? {
        stamps[Int(group)] == stamp ? places[Int(group)] : nil
    }
}
