/// Lists in one table, written once.
struct FixedLists<Element: Sendable>: Sendable {
    /// Where each list begins, and where the last one ends.
    private let starts: FixedTable<Int32>
    private let items: FixedTable<Element>

    init(_ lists: [[Element]]) {
        var starts: [Int32] = [0]
        var items: [Element] = []
        for list in lists {
            items += list
            starts.append(Int32(items.count))
        }
        self.starts = FixedTable(starts)
        self.items = FixedTable(items)
    }

    /// Frees the tables: the owner's last act.
    func deallocate() {
        starts.deallocate()
        items.deallocate()
    }

    /// Hands out the elements of a list, in order.
    @inline(__always)
    func forEach(in list: Int, _ body: (Element) -> Void) {
        var index = Int(starts[list])
        let end = Int(starts[proven: list &+ 1])
        while index < end {
            body(items[proven: index])
            index &+= 1
        }
    }
}
