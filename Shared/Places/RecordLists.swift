/// For each record of the gazetteer a list of numbers, all of them in one array.
struct RecordLists: Sendable {
    /// Where the list of each record begins, and at last where the last one ends.
    private let starts: [Int32]
    private let members: [Int32]

    /// Takes pairs of a record and a member of its list; the members keep their order.
    init(count: Int, _ pairs: [(record: Int, member: Int)]) {
        var starts = [Int32](repeating: 0, count: count + 1)
        for pair in pairs { starts[pair.record + 1] += 1 }
        for record in 0..<count { starts[record + 1] += starts[record] }
        var next = starts
        var members = [Int32](repeating: 0, count: pairs.count)
        for pair in pairs {
            members[Int(next[pair.record])] = Int32(pair.member)
            next[pair.record] += 1
        }
        self.starts = starts
        self.members = members
    }

    /// The list of a record.
    subscript(record: Int) -> some Collection<Int> {
        members[Int(starts[record])..<Int(starts[record + 1])].lazy.map { Int($0) }
    }
}
