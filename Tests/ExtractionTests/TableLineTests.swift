import Quantities
import Testing

@testable import Extraction

/// Which lines may be cells, and the cells by figure. The lines are invented.
@Suite("Lines of tables")
struct TableLineTests {
    /// Takes one line in; `nil` when it is a sentence, else how many cells may be in it.
    private func cells(_ line: String, bars: Int = 0) -> Int? {
        var lines = CellLines()
        let bytes = Array(line.utf8)
        return lines.add(bytes.indices, bars: bars, bytes) ? lines.most : nil
    }

    @Test(arguments: [("受理", 1), ("　　受理（件）", 1), ("受理 88 75", 3), ("项目　2022年　2021年", 3), ("受理 88", 1)])
    func line_whenShort_mayHoldItsWords(line: String, count: Int) {
        #expect(cells(line) == count)
    }

    @Test func line_whenItIsASentence_isNoCell() {
        #expect(cells("全市各级行政复议机构收到申请一千余件，受理九百件，审结八百件，其余正在审理") == nil)
        #expect(cells(String(repeating: "依法行政", count: 40)) == nil)
        #expect(cells("") == nil)
        #expect(cells("　　") == nil)
    }

    @Test func line_whenBarsOrBlanksPartIt_mayBeLong() {
        let label = String(repeating: "行政复议", count: 10)
        #expect(cells("\(label)|88|75", bars: 2) == 3)
        #expect(cells("\(label) 88 75") == 3)
        #expect(cells(String(repeating: "　", count: 60) + "受理") == 1)
    }

    @Test func cells_whenNobodyPutOneIn_areEmptyForEveryFigure() {
        let cells = TableCells(figures: 3)
        #expect(cells.isEmpty)
        #expect(cells[2] == nil)
        // A zero in words behind the last figure has none either.
        #expect(cells[3] == nil)
    }

    @Test func cells_areFoundByTheirFigures() {
        var cells = TableCells(figures: 4)
        cells[2] = TableCell(label: 0..<6)
        cells[0] = TableCell(label: 6..<9)
        cells[2] = TableCell(label: 9..<12)
        #expect(!cells.isEmpty)
        #expect(cells.all == [0, 2])
        #expect(cells[2]?.label == 9..<12)
        #expect(cells[0]?.label == 6..<9)
        #expect(cells[1] == nil && cells[3] == nil)
    }

    @Test(arguments: [("工作打算与下一步打算", 24), ("下一步", 0), ("打", -1), ("成效", -1)])
    func words_areFoundAtTheirLastPlace(line: String, place: Int) {
        let words = HeadingWords("下一步", "打算")
        let bytes = Array(line.utf8)
        #expect(words.last(in: bytes, 0, bytes.count) == (place < 0 ? nil : place))
    }
}
