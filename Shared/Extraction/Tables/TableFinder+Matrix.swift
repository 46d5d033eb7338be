import Quantities

extension PhraseSet {
    /// Heads of the row of a table that adds the others up.
    static let sums = PhraseSet("合计 总计 小计 共计 总数")

    /// Whether a stretch is one of the phrases and nothing else.
    func fills(_ text: ArraySlice<UInt8>) -> Bool { !text.isEmpty && prefix(of: text) == text.count }
}

/// Rows of a head and as many numbers as the header has labels: 地区 / 受理 / 审结 / 天元区 / 25 / 24, or
/// 类别 / 数量（项） / 占比（%） / 即办件 / 702 / 38.11.
extension TableFinder {
    /// What a column says that only counts what its row names.
    private static let plainColumns = PhraseSet("数量 件数 项数 总数 数值 数目 占比 比例 比重 占总数比例")
    private static let shareColumns = PhraseSet("占比 比例 比重 占总数比例")
    /// How the names of places and bodies end, which rows are about.
    private static let places = PhraseSet("区 县 市 旗 镇 乡 街道 州 盟 省 本级 直 局 委 办 厅 处 支队 大队")

    /// Gives each number of the rows the label of its column and the place of its row; where the rows are no places and the
    /// columns only count, the label of its row. Other rows divide what the column counts: their numbers get no label.
    ///
    /// - Parameters:
    ///   - first: the first number's cell.
    ///   - count: how many numbers follow each other.
    /// - Returns: whether it is such a table.
    func readMatrix(_ first: Int, _ count: Int, into found: inout TableCells) -> Bool {
        guard count >= 2, first > count, cells[(first - 1 - count)..<first].allSatisfy(\.isLabel),
            rowsFollow(first + count, count)
        else { return false }
        let columns = (first - 1 - count)..<(first - 1)
        var heads: [Int] = []
        var head = first - 1
        while head + count < cells.count, cells[head].isLabel, cells[(head + 1)...(head + count)].allSatisfy(\.isValue)
        {
            heads.append(head)
            head += count + 1
        }
        let isOfPlaces = heads.allSatisfy { isSum($0) || namesPlace($0) }
        let isPlain = columns.allSatisfy { Self.plainColumns.prefix(of: text.bytes[cells[$0].range]) > 0 }
        // 项目 / 合计 / 天元区 / 芦淞区 over rows of labels: the same table, lying on its side.
        let isLying = !isOfPlaces && columns.contains(where: isSum)
        let common = tableMeasure(before: columns.lowerBound)
        for head in heads {
            // The whole, of which the shares of the row are.
            let whole = isPlain ? cells[head + 1].figure ?? -1 : -1
            for (offset, column) in columns.enumerated() {
                guard let figure = cells[head + 1 + offset].figure else { continue }
                found[figure] =
                    if isLying { cell(labelled: head, ofPlace: column, common) } else if isPlain {
                        share(of: whole, head, column, common)
                    } else if isOfPlaces || isSum(head) { cell(labelled: column, ofPlace: head, common) } else {
                        unlabelled(at: cells[column].range.lowerBound)
                    }
            }
        }
        return true
    }

    private func cell(labelled label: Int, ofPlace place: Int, _ common: MeasureLabel?) -> TableCell {
        // 县级, 乡级: parts without a name.
        guard isSum(place) || namesPlace(place) else { return unlabelled(at: cells[label].range.lowerBound) }
        let range = cells[label].range
        return TableCell(label: range, measure: measure(in: range) ?? common, row: cells[place].range)
    }

    private func share(of whole: Int, _ head: Int, _ column: Int, _ common: MeasureLabel?) -> TableCell {
        let range = cells[column].range
        let isShare = Self.shareColumns.prefix(of: text.bytes[range]) > 0
        return TableCell(
            label: cells[head].range, measure: measure(in: range) ?? common, shareOf: isShare ? whole : -1)
    }

    /// 合计: the row that adds the others up.
    private func isSum(_ cell: Int) -> Bool { PhraseSet.sums.fills(text.bytes[cells[cell].range]) }

    private func namesPlace(_ cell: Int) -> Bool { Self.places.suffix(of: text.bytes[cells[cell].range]) > 0 }
}
