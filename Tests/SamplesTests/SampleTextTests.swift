import Foundation
import Testing

/// The texts themselves, before anything reads them.
struct SampleTextTests {
    @Test(arguments: Truth.paths)
    func sample_whenOpened_saysInItsFirstLineThatItsFiguresAreInvented(path: String) throws {
        let text = try String(contentsOf: SampleReadings.folder.appendingPathComponent(path), encoding: .utf8)
        let first = text.prefix(while: { $0 != "\n" })
        #expect(first.contains("示例文本") && first.contains("均为虚构"))
        #expect((1_200...3_500).contains(text.unicodeScalars.count))
    }

    @Test
    func folder_whenListed_holdsWhatTheTablesNameAndNothingElse() throws {
        let folder = SampleReadings.folder
        var found: [String] = []
        for year in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.appendingPathComponent(year).path)
            found += names.map { "\(year)/\($0)" }
        }
        #expect(found.sorted() == Truth.paths.sorted())
    }
}
