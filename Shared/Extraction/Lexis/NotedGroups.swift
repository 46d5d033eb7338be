/// The groups of each term that are looked for in a sentence.
///
/// Most terms have a few: up to eight stand side by side, filled up with a number that is none of a group, and are handed
/// out without a branch, since how many they are cannot be foreseen from word to word.
struct NotedGroups: Sendable {
    private let first: FixedTable<SIMD8<UInt16>>
    /// Those beyond eight.
    private let others: FixedLists<UInt16>
    /// Whether a term has any beyond eight.
    private let hasOthers: FixedTable<Bool>

    /// Takes the groups of each term.
    ///
    /// - Parameter groups: how many groups there are; the numbers behind it are none.
    init(_ lists: [[Int32]], groups: Int) {
        precondition(groups < Int(UInt16.max) - 1, "more groups of words than are noted")
        let none = UInt16(groups + 1)
        first = FixedTable(
            lists.map { list in
                var row = SIMD8(repeating: none)
                for (place, group) in list.prefix(8).enumerated() { row[place] = UInt16(group) }
                return row
            })
        others = FixedLists(lists.map { $0.dropFirst(8).map { UInt16($0) } })
        hasOthers = FixedTable(lists.map { $0.count > 8 })
    }

    /// Frees the tables: the owner's last act.
    func deallocate() {
        first.deallocate()
        others.deallocate()
        hasOthers.deallocate()
    }

    /// Hands out the groups of a term, and any number of times one that is none.
    @inline(__always)
    func forEach(of term: Int, _ body: (Int) -> Void) {
        let row = first[term]
        for place in 0..<8 { body(Int(row[place])) }
        if hasOthers[proven: term] { others.forEach(in: term) { body(Int($0)) } }
    }
}
