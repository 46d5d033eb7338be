/// Lists of groups as bits of 64 at a time: to note them all takes as many steps as the list has words with a bit.
struct GroupMasks: Sendable {
    /// 64 bits of a row and the place of that word in it.
    private struct Part: Sendable {
        var word: Int
        var bits: UInt64
    }

    private let starts: FixedTable<Int>
    private let parts: FixedTable<Part>

    /// Takes the groups of each list, sorted.
    init(_ lists: [[Int32]]) {
        var starts = [0]
        var parts: [Part] = []
        for list in lists {
            for group in list {
                if parts.count == starts[starts.count - 1] || parts[parts.count - 1].word != Int(group >> 6) {
                    parts.append(Part(word: Int(group >> 6), bits: 0))
                }
                parts[parts.count - 1].bits |= 1 &<< UInt64(group)
            }
            starts.append(parts.count)
        }
        self.starts = FixedTable(starts)
        self.parts = FixedTable(parts)
    }

    /// Frees the tables: the owner's last act.
    func deallocate() {
        starts.deallocate()
        parts.deallocate()
    }

    /// Hands out the words of a list that have a bit.
    @inline(__always)
    func forEachWord(of list: Int, _ body: (Int, UInt64) -> Void) {
        var index = starts[list]
        let end = starts[proven: list &+ 1]
        while index < end {
            let part = parts[proven: index]
            body(part.word, part.bits)
            index &+= 1
        }
    }
}
