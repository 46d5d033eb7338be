/// The names of the townships near a reporting place, for finding them in text.
///
/// They stand in an open hash table by their first two characters; those that begin alike form a chain. It is made for every
/// document and costs a few dozen operations a township.
struct TownshipNames: Sendable {
    /// A name that stands at a position of a text.
    struct Hit {
        /// Where it ends.
        let end: Int
        /// The lines of the table that have it, in order; never empty.
        let lines: [Int]
    }

    private let table: TownshipTable
    private let lines: [Int]
    /// The first two characters of each of ``lines``; 0 for a name of fewer.
    let openings: [UInt64]
    /// For each of ``lines`` the next one that begins alike; -1 for none.
    private var next: [Int32]
    /// The first of ``lines`` that begins so; -1 for a free slot.
    private var heads: [Int32]
    private let mask: Int

    /// Takes the lines of a table and notes how their names begin.
    ///
    /// Names of fewer than two characters are not found.
    init(_ lines: [Int], table: TownshipTable) {
        self.table = table
        self.lines = lines
        var capacity = 8
        while capacity < lines.count * 2 { capacity *= 2 }
        mask = capacity - 1
        openings = lines.map { table.withName($0) { OpeningFilter.opening($0, at: 0) ?? 0 } }
        next = [Int32](repeating: -1, count: lines.count)
        heads = [Int32](repeating: -1, count: lines.isEmpty ? 0 : capacity)
        // From the back, so that the chains keep the order.
        for position in lines.indices.reversed() where openings[position] != 0 {
            let slot = slot(openings[position])
            next[position] = heads[slot]
            heads[slot] = Int32(position)
        }
    }

    /// The longest name that starts exactly at `start` and ends at or before `end`.
    func longest(in text: UnsafeBufferPointer<UInt8>, at start: Int, before end: Int) -> Hit? {
        guard !lines.isEmpty, let opening = OpeningFilter.opening(text, at: start) else { return nil }
        var longest = 0
        var found: [Int] = []
        var position = heads[slot(opening)]
        while position >= 0 {
            let line = lines[Int(position)]
            let count = table.withName(line) { name in
                name.count >= longest && start + name.count <= end && Self.stands(name, in: text, at: start)
                    ? name.count : 0
            }
            if count > longest {
                longest = count
                found = [line]
            } else if count > 0 {
                found.append(line)
            }
            position = next[Int(position)]
        }
        return longest > 0 ? Hit(end: start + longest, lines: found) : nil
    }

    @inline(__always)
    private static func stands(
        _ name: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>, at start: Int
    ) -> Bool {
        for index in name.indices where name[index] != text[start + index] { return false }
        return true
    }

    /// The slot whose chain begins with this opening, or the free one where it belongs.
    private func slot(_ opening: UInt64) -> Int {
        var slot = OpeningFilter.bit(opening) & mask
        while heads[slot] >= 0, openings[Int(heads[slot])] != opening { slot = (slot + 1) & mask }
        return slot
    }
}
