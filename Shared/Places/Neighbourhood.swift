/// The places near a reporting one: what contains it, what lies beside it and under it, its own townships.
struct Neighbourhood {
    /// Their records in the gazetteer, townships left out.
    private(set) var records: RecordSet
    /// The lines of the table of townships.
    private(set) var townships: [Int] = []

    /// Nobody reports: nothing is near.
    init(_ gazetteer: Gazetteer) { records = RecordSet(count: gazetteer.records.count) }

    /// The surroundings of a place in a year. Complexity: linear in the number of places near; a few hundred for a
    /// prefecture.
    init(_ gazetteer: Gazetteer, of reporting: PlaceCode, in year: Int) {
        self.init(gazetteer)
        let own = gazetteer.recordRange(of: reporting)
        records.insert(own)
        var open = Array(own.prefix(1))
        while let next = open.popLast() {
            for child in gazetteer.childRecords(of: next) where !records.contains(child) {
                records.insert(gazetteer.recordsOfSame[child])
                open.append(child)
            }
        }
        var ancestor = gazetteer.parentRecord(of: reporting)
        if let parent = ancestor {
            for sibling in gazetteer.childRecords(of: parent) { records.insert(gazetteer.recordsOfSame[sibling]) }
            if gazetteer.records[parent].level == .county {
                gazetteer.addTownshipLines(of: parent, in: year, to: &townships)
            }
        }
        // The tables have four levels; what is longer is a ring.
        for _ in 0..<8 {
            guard let next = ancestor else { break }
            records.insert(gazetteer.recordsOfSame[next])
            ancestor = gazetteer.parentRecord(of: next)
        }
        guard let latest = own.last else { return }
        gazetteer.addTownshipLines(of: latest, in: year, to: &townships)
        if gazetteer.records[latest].level == .prefecture {
            // A county that was renamed has two records and one list of townships.
            for child in Set(gazetteer.childRecords(of: latest).map { gazetteer.recordsOfSame[$0].lowerBound }).sorted()
            {
                gazetteer.addTownshipLines(of: child, in: year, to: &townships)
            }
        }
    }
}
