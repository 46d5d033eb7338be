import Foundation
import Quantities

/// Finds tables that came out one cell a line, and gives each number its label and its year.
///
/// These shapes are known: a header of labels over rows that begin with a year (年度 受理 审结 / 2019年 258 12), rows of a label, with
/// its measure word or without, and one number for each year of the header (项目 2022年 2021年 / 受理 88 75), a header of labels
/// over one row of numbers, and a header of labels over rows of a head and one number a label. Tables with one number a label need
/// no help: the label stands before its number.
struct TableFinder {
    let text: LexedText
    private let vocabulary: Vocabulary
    private(set) var cells: [Cell] = []
    /// Numbers with a sign: by how much something changed.
    private var changes: [Int] = []

    enum Content {
        case value(figure: Int?)
        case year(DateExpression)
        case unit(Int32, power: Int, isShare: Bool)
        case label
    }

    struct Cell {
        var range: Range<Int>
        var content: Content
        var figure: Int? { if case .value(let figure) = content { figure } else { nil } }
        var isValue: Bool { if case .value = content { true } else { false } }
        var year: DateExpression? { if case .year(let year) = content { year } else { nil } }
        var isLabel: Bool { if case .label = content { true } else { false } }
        var isUnit: Bool { if case .unit = content { true } else { false } }
    }

    /// The cells of every table, by figure. Complexity: linear in the lines.
    static func cells(in text: LexedText, _ vocabulary: Vocabulary) -> TableCells {
        var finder = TableFinder(text: text, vocabulary: vocabulary)
        var found = TableCells(figures: text.figures.count)
        var lines = CellLines()
        var start = 0
        var bars = 0
        for index in text.breaks.indices {
            let mark = text.breaks[index]
            if mark.kind == .bar, partsCells(text.bytes[mark.start]) { bars += 1 }
            guard mark.kind == .line || mark.kind == .paragraph else { continue }
            if !lines.add(start..<mark.start, bars: bars, text.bytes) || mark.kind == .paragraph {
                finder.read(&lines, into: &found)
            }
            start = mark.end
            bars = 0
        }
        _ = lines.add(start..<text.bytes.count, bars: bars, text.bytes)
        finder.read(&lines, into: &found)
        return found
    }

    /// Reads the lines that may be cells and follow each other; most such lines are too few.
    private mutating func read(_ lines: inout CellLines, into found: inout TableCells) {
        if lines.most >= Self.fewest, holdsValue(lines) {
            for line in lines.lines {
                let isTaken = line.isParted ? addRow(line.range) : add(line.range)
                if !isTaken { close(into: &found) }
            }
            close(into: &found)
        }
        lines.clear()
    }

    private mutating func close(into found: inout TableCells) {
        if cells.count >= Self.fewest {
            let known = found.count
            read(into: &found)
            // In a table they have no label of their own.
            if found.count > known {
                for figure in changes { found[figure] = unlabelled(at: text.figures[figure].start) }
            }
        }
        cells.removeAll(keepingCapacity: true)
        changes.removeAll(keepingCapacity: true)
    }

    /// Fewer cells are no table.
    private static let fewest = 6

    private init(text: LexedText, vocabulary: Vocabulary) {
        self.text = text
        self.vocabulary = vocabulary
    }

    /// Takes a line in as a cell; `false` when it is no cell.
    mutating func add(_ line: Range<Int>) -> Bool {
        var start = Scalars.skipBlanks(text.bytes, from: line.lowerBound)
        var end = line.upperBound
        start = min(start, end)
        while let before = Scalars.before(text.bytes, end), before >= start,
            Scalars.isBlank(Scalars.read(text.bytes, at: before).value)
        {
            end = before
        }
        guard start < end, end - start <= CellLines.longestCell else { return false }
        let range = start..<end
        // The running number of a row says nothing about it.
        if isRowNumber(range) { return true }
        if let figure = figure(filling: range) {
            cells.append(Cell(range: range, content: .value(figure: figure)))
        } else if let figure = change(filling: range) {
            changes.append(figure)
            cells.append(Cell(range: range, content: .value(figure: nil)))
        } else if end - start <= 3, "—-–/X".utf8.contains(text.bytes[start]) || text.bytes[start] == 0xE2 {
            cells.append(Cell(range: range, content: .value(figure: nil)))
        } else if let date = headerDate(range) {
            cells.append(Cell(range: range, content: .year(date)))
        } else if let unit = unit(filling: range) {
            cells.append(Cell(range: range, content: unit))
        } else {
            guard !hasSentenceMark(range) else { return false }
            cells.append(Cell(range: range, content: .label))
        }
        return true
    }

    private func unit(filling range: Range<Int>) -> Content? {
        if Scalars.startsWith(text.bytes, at: range.lowerBound, "%") && range.count == 1 {
            return .unit(-1, power: 0, isShare: true)
        }
        if Scalars.startsWith(text.bytes, at: range.lowerBound, "％") && range.count == 3 {
            return .unit(-1, power: 0, isShare: true)
        }
        // 万户, 亿元: the scale stands in the unit's cell.
        var start = range.lowerBound
        var power = 0
        for (word, value) in [("万", 4), ("亿", 8)] as [(StaticString, Int)]
        where Scalars.startsWith(text.bytes, at: start, word) && start + word.utf8CodeUnitCount < range.upperBound {
            start += word.utf8CodeUnitCount
            power = value
            break
        }
        guard let measure = vocabulary.measure(text.bytes, at: start), measure.end == range.upperBound
        else { return nil }
        return .unit(measure.word, power: power, isShare: false)
    }

    private func hasSentenceMark(_ range: Range<Int>) -> Bool {
        var position = range.lowerBound
        var depth = 0
        while position < range.upperBound {
            let (scalar, length) = Scalars.read(text.bytes, at: position)
            switch scalar {
            case 0x3002: return true  // 。
            case 0xFF1B, 0xFF0C, 0x3B: if depth == 0 { return true }  // ；，;
            case 0xFF08, 0x28: depth += 1
            case 0xFF09, 0x29: depth -= 1
            default: break
            }
            position += length
        }
        return false
    }

    // MARK: Shapes

    private mutating func read(into found: inout TableCells) {
        guard let first = cells.firstIndex(where: \.isValue), first >= 2 else { return }
        var count = 0
        while first + count < cells.count, cells[first + count].isValue { count += 1 }
        if count == 1, cells[first - 1].isUnit {
            readSingleRows(first - 2, unit: 1, value: 2, into: &found)
        } else if count == 1, first + 1 < cells.count, cells[first + 1].isUnit {
            readSingleRows(first - 1, unit: 2, value: 1, into: &found)
        } else if cells[first - 1].year != nil {
            readRowsOfYears(first, count, into: &found)
        } else if readMatrix(first, count, into: &found) {
            return
        } else if readRowUnderHeader(first, count, into: &found) {
            // The next table may follow without a break.
            cells.removeFirst(first + count)
            if cells.count >= Self.fewest { read(into: &found) }
        } else {
            readRowsOfLabels(first, count, into: &found)
        }
    }

    /// Rows of a label, one number, and its unit before or behind it: 受理 / 件 / 88, or 受理 / 88 / 件.
    private func readSingleRows(_ start: Int, unit: Int, value: Int, into found: inout TableCells) {
        guard start >= 0 else { return }
        let years = cells[..<start].compactMap(\.year)
        var row = start
        while row + 2 < cells.count, cells[row].isLabel, cells[row + unit].isUnit, cells[row + value].isValue {
            if let figure = cells[row + value].figure {
                found[figure] = TableCell(
                    label: cells[row].range, date: years.count == 1 ? years[0] : nil, measure: self.unit(at: row + unit)
                )
            }
            row += 3
        }
    }

    private func unit(at cell: Int) -> MeasureLabel? {
        guard case .unit(let word, let power, let isShare) = cells[cell].content else { return nil }
        let range = cells[cell].range
        return MeasureLabel(
            start: range.lowerBound, end: range.upperBound, measure: word, power: power, isShare: isShare)
    }

    private func readRowsOfYears(_ first: Int, _ count: Int, into found: inout TableCells) {
        let header = first - 1 - count
        guard header >= 0, cells[header..<(first - 1)].allSatisfy(\.isLabel) else { return }
        let common = tableMeasure(before: first)
        var row = first - 1
        while row + count < cells.count, let date = cells[row].year,
            cells[(row + 1)...(row + count)].allSatisfy(\.isValue)
        {
            for column in 0..<count {
                guard let figure = cells[row + 1 + column].figure else { continue }
                let label = cells[header + column].range
                found[figure] = TableCell(label: label, date: date, measure: measure(in: label) ?? common)
            }
            row += count + 1
        }
    }

    private func readRowsOfLabels(_ first: Int, _ count: Int, into found: inout TableCells) {
        guard count >= 2 else { return }
        let hasUnits = cells[first - 1].isUnit
        let header = first - (hasUnits ? 2 : 1)
        guard header >= count else { return }
        let columns = cells[(header - count)..<header]
        let years = columns.map(\.year)
        guard columns.allSatisfy({ $0.year != nil || isGrowthHead($0.range) }), years.contains(where: { $0 != nil })
        else {
            return
        }
        let common = tableMeasure(before: first)
        var row = header
        let width = hasUnits ? 2 : 1
        while row + width + count <= cells.count, cells[row].isLabel {
            let values = row + width
            guard !hasUnits || cells[row + 1].isUnit, cells[values..<(values + count)].allSatisfy(\.isValue) else {
                return
            }
            let label = cells[row].range
            var measure = self.measure(in: label) ?? common
            if hasUnits { measure = unit(at: row + 1) ?? measure }
            for column in 0..<count {
                guard let figure = cells[values + column].figure else { continue }
                found[figure] =
                    years[column].map { TableCell(label: label, date: $0, measure: measure) }
                    ?? unlabelled(at: text.figures[figure].start)
            }
            row = values + count
        }
    }

    func measure(in range: Range<Int>) -> MeasureLabel? {
        text.labels(range.lowerBound, range.upperBound).last
    }

    /// 单位：件 over the table, or in its caption.
    func tableMeasure(before first: Int) -> MeasureLabel? {
        for cell in cells[..<first] {
            if let label = measure(in: cell.range), !cell.isLabel || startsUnit(cell.range) || isCaption(cell.range) {
                return label
            }
            guard let start = unitWord(in: cell.range),
                let measure = vocabulary.measure(text.bytes, at: start)
            else { continue }
            return MeasureLabel(start: start, end: measure.end, measure: measure.word, power: 0, isShare: false)
        }
        return nil
    }

    private func isCaption(_ range: Range<Int>) -> Bool { unitWord(in: range) != nil }

    private func startsUnit(_ range: Range<Int>) -> Bool {
        Scalars.startsWith(text.bytes, at: range.lowerBound, "单位")
    }

    private func unitWord(in range: Range<Int>) -> Int? {
        var position = range.lowerBound
        while position < range.upperBound {
            if Scalars.startsWith(text.bytes, at: position, "单位：") { return position + 9 }
            if Scalars.startsWith(text.bytes, at: position, "单位:") { return position + 7 }
            position += Scalars.length(text.bytes[position])
        }
        return nil
    }
}
