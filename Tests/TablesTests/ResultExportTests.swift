import Rollups
import Tables
import Testing

@Suite struct ResultExportTests {
    @Test func export_writesEveryFileOnceWithAllRows() throws {
        var files: [String: [UInt8]] = [:]
        var export = try ResultExport { path in
            #expect(files[path] == nil)
            files[path] = []
            return { files[path, default: []] += $0 }
        }
        for record in Invented.records { try export.append(record) }
        for cell in Invented.cells { try export.append(CellRecord(cell, names: Invented.names)) }
        try export.finish()
        #expect(files.keys.sorted() == ResultExport.paths.sorted())
        #expect(files["documents.csv"]?.count { $0 == 0x0A } == Invented.documents.count + 1)
        #expect(files["cells.csv"]?.count { $0 == 0x0A } == Invented.cells.count + 1)
        #expect(files["中文/汇总.csv"]?.count { $0 == 0x0D } == Invented.cells.count + 1)
    }

    @Test func export_whenAFileCannotBeOpened_passesTheErrorOn() {
        struct Denied: Error {}
        #expect(throws: Denied.self) { _ = try ResultExport { _ in throw Denied() } }
    }
}
