import Foundation
import Observations
import Quantities

extension CheckFinder {
    /// Totals in tables of several columns: when the rows behind 其中 give the total in one column, they are its parts in
    /// every column.
    func tableSums() -> [Check] {
        var found: [Check] = []
        guard !frames.cells.isEmpty else { return [] }
        let rows = tableRows()
        for (index, row) in rows.enumerated() {
            guard index + 2 < rows.count, beginsParts(rows[index + 1].label) else { continue }
            var sums = Array(repeating: 0, count: row.figures.count)
            for end in (index + 1)..<rows.count {
                guard rows[end].figures.count == row.figures.count, rows[end].table == row.table else { break }
                for column in sums.indices { sums[column] += terms[rows[end].figures[column]].units }
                let matches = sums.indices.map { sums[$0] == terms[row.figures[$0]].units }
                guard end > index + 1, matches.contains(true) else { continue }
                for column in sums.indices {
                    let parts = ((index + 1)...end).map { rows[$0].figures[column] }
                    found.append(check(row.figures[column], parts, holds: matches[column]))
                }
                break
            }
        }
        return found
    }

    /// The row of the sum in tables of places: when it adds up in one column, it must in every column.
    func matrixSums() -> [Check] {
        var found: [Check] = []
        guard !frames.cells.isEmpty else { return found }
        var columns: [(label: Range<Int>, sum: Int, parts: [Int])] = []
        for figure in frames.cells.all {
            guard let cell = frames.cells[figure], let row = cell.row, terms[figure].isUsable, terms[figure].isCount
            else { continue }
            var column = columns.count
            if let known = columns.firstIndex(where: { $0.label == cell.label }) {
                column = known
            } else {
                columns.append((cell.label, -1, []))
            }
            if PhraseSet.sums.fills(text.bytes[row]) {
                columns[column].sum = figure
            } else {
                columns[column].parts.append(figure)
            }
        }
        let whole = columns.filter { $0.sum >= 0 && $0.parts.count > 1 }
        let holds = whole.map { column in
            column.parts.reduce(0) { $0 + terms[$1].units } == terms[column.sum].units
        }
        guard holds.contains(true) else { return found }
        for (column, holds) in zip(whole, holds) { found.append(check(column.sum, column.parts, holds: holds)) }
        return found
    }

    private struct TableRow {
        var label: Range<Int>
        var figures: [Int]
        /// The sentence that holds the table.
        var table: Int
    }

    private func tableRows() -> [TableRow] {
        var rows: [TableRow] = []
        for figure in frames.cells.all
        where terms[figure].isUsable && !text.figures[figure].numeral.isShare {
            guard let cell = frames.cells[figure] else { continue }
            let table = cell.label.lowerBound
            if let last = rows.last, last.label == cell.label {
                rows[rows.count - 1].figures.append(figure)
            } else {
                let isNear = rows.last.map { table - $0.label.upperBound < 200 } ?? false
                rows.append(
                    TableRow(label: cell.label, figures: [figure], table: isNear ? rows.last?.table ?? table : table))
            }
        }
        return rows
    }

    private func beginsParts(_ label: Range<Int>) -> Bool {
        Scalars.startsWith(text.bytes, at: label.lowerBound, "其中")
    }
}
