import Quantities

/// A header of labels over one row of numbers: 申请 / 受理 / 审结 / 26 / 25 / 24.
extension TableFinder {
    /// Fewer numbers are no row: they may as well belong to the label before them.
    private static let fewestColumns = 3

    /// What captions of tables say.
    private static let captions = PhraseSet("表 情况 统计 数据 单位")

    /// Gives the numbers of a row the labels of the header over it, the last number the last label: what else stands over the
    /// header is a caption or spans its columns. Numbers of which no label is known get none.
    ///
    /// - Parameters:
    ///   - first: the first number's cell.
    ///   - count: how many numbers follow each other.
    /// - Returns: whether the numbers stand under a header.
    func readRowUnderHeader(_ first: Int, _ count: Int, into found: inout TableCells) -> Bool {
        guard count >= Self.fewestColumns, !rowsFollow(first + count, count) else { return false }
        var labels = 0
        while labels < first, cells[first - 1 - labels].isLabel { labels += 1 }
        guard labels >= 2, labels <= count || spansColumns(cells[first - count - 1].range) else { return false }
        // 行政处罚实施数量（宗） over 警告 and 罚款: all of them are counted in cases.
        let spanning = labels > count ? measure(in: cells[first - count - 1].range) : nil
        let common = spanning ?? tableMeasure(before: first)
        for column in 0..<count {
            guard let figure = cells[first + column].figure else { continue }
            guard labels >= count else {
                // Which of the labels would be this number's is not to be known.
                let start = cells[first].range.lowerBound
                found[figure] = TableCell(label: start..<start)
                continue
            }
            let label = cells[first - count + column].range
            found[figure] = TableCell(label: label, measure: measure(in: label) ?? common)
        }
        return true
    }

    /// Whether a row of a label and so many numbers begins at a cell: then the label before the first number was its row's.
    func rowsFollow(_ start: Int, _ count: Int) -> Bool {
        guard start + count < cells.count, cells[start].isLabel else { return false }
        return cells[(start + 1)...(start + count)].allSatisfy(\.isValue)
    }

    /// Whether a label over a header is the caption of the table, or tells what all columns count: 行政处罚实施数量（宗）. Another one is
    /// the head of a column, and the last label that of the only row.
    private func spansColumns(_ label: Range<Int>) -> Bool {
        measure(in: label) != nil || Self.captions.first(in: text.bytes[label]) != nil
    }
}
