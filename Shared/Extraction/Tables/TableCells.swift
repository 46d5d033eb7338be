/// The cells of the tables of a text, by figure. Most texts have none.
struct TableCells: Sendable {
    private var cells: [TableCell] = []
    /// The place of each figure's cell in ``cells``, -1 for none; empty as long as there are no cells.
    private var places: [Int32] = []
    private let figures: Int

    /// No cells yet, in a text of so many figures.
    init(figures: Int) { self.figures = figures }

    /// Whether the text has no table.
    @inline(__always)
    var isEmpty: Bool { cells.isEmpty }

    /// How many figures stand in tables.
    var count: Int { cells.count }

    /// The cell of a figure; `nil` when it stands in no table.
    @inline(__always)
    subscript(figure: Int) -> TableCell? {
        get { figure < places.count ? filled(figure) : nil }
        set {
            guard let newValue else { return }
            if places.isEmpty { places = Array(repeating: -1, count: figures) }
            if places[figure] < 0 {
                places[figure] = Int32(cells.count)
                cells.append(newValue)
            } else {
                cells[Int(places[figure])] = newValue
            }
        }
    }

    private func filled(_ figure: Int) -> TableCell? { places[figure] < 0 ? nil : cells[Int(places[figure])] }

    /// The figures that stand in tables, in order.
    var all: [Int] { places.indices.filter { places[$0] >= 0 } }
}
