import Observations

/// What the statements of a document were written down as, without those to which no days belong.
struct StatedObservations: Sendable {
    /// In the order of the statements.
    private(set) var list: [Observation] = []
    /// The place of each statement's observation in ``list``; -1 for none.
    private var places: [Int32] = []

    /// Makes room for so many statements.
    init(capacity: Int) {
        list.reserveCapacity(capacity)
        places.reserveCapacity(capacity)
    }

    /// Takes the observation of the next statement in.
    mutating func append(_ observation: Observation) {
        places.append(Int32(list.count))
        list.append(observation)
    }

    /// The next statement became none.
    mutating func skip() { places.append(-1) }

    /// The place in ``list`` of what a statement became; `nil` when it became nothing.
    @inline(__always)
    func place(of statement: Int) -> Int? { places[statement] < 0 ? nil : Int(places[statement]) }
}
