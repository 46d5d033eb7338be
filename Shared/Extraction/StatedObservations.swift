import Observations

/// What the statements of a document were written down as, without those to which no days belong.
struct StatedObservations: Sendable {
    /// In the order of the statements.
    let list: [Observation]
    /// The place of each statement's observation in ``list``; -1 for none.
    private let places: [Int32]

    /// Takes the observations of some statements.
    ///
    /// - Parameter places: the place of each statement's observation in the list; -1 for none.
    init(_ list: [Observation], places: [Int32]) {
        self.list = list
        self.places = places
    }

    /// The place in ``list`` of what a statement became; `nil` when it became nothing.
    @inline(__always)
    func place(of statement: Int) -> Int? { places[statement] < 0 ? nil : Int(places[statement]) }
}
