/// Gathers the names of the gazetteer and puts them in the order of a ``NameTable``.
struct NameTableBuilder {
    /// A name as it was handed in.
    private struct Item {
        let opening: UInt64
        /// Where the rest of it stands in ``bytes``.
        let rest: Range<Int>
        let entry: NameTable.Entry
    }

    private var items: [Item] = []
    /// The names behind their openings.
    private var bytes: [UInt8] = []

    /// Adds a name of a record. Of several forms in which one name stands for one record the first counts.
    mutating func insert(_ name: String, record: Int, form: NameForm) {
        var name = name
        name.withUTF8 { name in
            guard !name.isEmpty else { return }
            let length = min(name.count, NameTable.openingLength)
            let start = bytes.count
            bytes.append(contentsOf: name[length...])
            items.append(
                Item(
                    opening: NameTable.opening(name, 0, length), rest: start..<bytes.count,
                    entry: NameTable.Entry(record: record, form: form)))
        }
    }

    /// The table of all names. Complexity: n log n.
    func table() -> NameTable {
        var entries: [NameTable.Entry] = []
        var names: [NameTable.Name] = []
        var rests: [UInt8] = []
        var openings: [(opening: UInt64, names: Range<Int32>)] = []
        entries.reserveCapacity(items.count)
        let order = order()
        var index = 0
        while index < order.count {
            let item = items[order[index]]
            let firstEntry = Int32(entries.count)
            while index < order.count, isSameName(item, items[order[index]]) {
                let entry = items[order[index]].entry
                if !entries[Int(firstEntry)...].contains(where: { $0.record == entry.record }) { entries.append(entry) }
                index += 1
            }
            let firstByte = Int32(rests.count)
            rests += bytes[item.rest]
            let name = Int32(names.count)
            names.append(
                NameTable.Name(rest: firstByte..<Int32(rests.count), entries: firstEntry..<Int32(entries.count)))
            if let last = openings.last, last.opening == item.opening {
                openings[openings.count - 1].names = last.names.lowerBound..<name + 1
            } else {
                openings.append((item.opening, name..<name + 1))
            }
        }
        return NameTable(entries: entries, names: names, rests: rests, openings: openings)
    }

    /// By opening, then longest first, then by name, then as they were handed in.
    private func order() -> [Int] {
        bytes.withUnsafeBufferPointer { bytes in
            items.indices.sorted { left, right in
                let (a, b) = (items[left], items[right])
                if a.opening != b.opening { return a.opening < b.opening }
                if a.rest.count != b.rest.count { return a.rest.count > b.rest.count }
                for (x, y) in zip(a.rest, b.rest) where bytes[x] != bytes[y] { return bytes[x] < bytes[y] }
                return left < right
            }
        }
    }

    private func isSameName(_ left: Item, _ right: Item) -> Bool {
        left.opening == right.opening && bytes[left.rest].elementsEqual(bytes[right.rest])
    }
}
