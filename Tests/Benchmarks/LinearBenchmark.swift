import ArgumentParser
import Documents
import Extraction
import Foundation
import Indicators
import Observations
import Places

/// Texts of 1, 4 and 16 MB, ordinary and hostile: the time must grow as the length does.
struct LinearBenchmark: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "linear", abstract: "Measures that time grows with the length.",
        discussion: "Exit status 1 when the longest text takes more than 32 times as long as the shortest.")

    @Argument(help: "Folders with reports (.txt).")
    var folders: [String]

    @Option(help: "The length of the shortest text, in kilobytes; the others are 4 and 16 times as long.")
    var kilobytes = 1000

    @Option(help: "Only the shape of this name.")
    var only: String?

    func run() throws {
        let reader = Reader(catalogue: try Catalogue.bundled(), gazetteer: try Gazetteer.bundled())
        let ordinary = try VariedTexts(folders: folders, bytes: kilobytes * 1000, seed: 7).texts.joined(separator: "\n")
        let shapes: [(name: String, unit: String)] = [
            ("reports", ordinary), ("one line", ordinary.filter { $0 != "\n" && $0 != "\r\n" }),
            ("open brackets", "（"), ("nested brackets", String(repeating: "（", count: 9) + "）"), ("digits", "7"),
            ("numbers and commas", "受理行政复议案件1,234件，"), ("Chinese numerals", "九成"), ("large numerals", "二百万三千"),
            ("pauses", "甲、"), ("years", "2023年"), ("labels", "（件）"), ("title marks", "《"), ("shares", "占5.26%，"),
            ("cells", "12\n"),
        ]
        var isLinear = true
        for shape in shapes where only == nil || only == shape.name {
            var times: [Double] = []
            for factor in [1, 4, 16] {
                let count = max(1, factor * kilobytes * 1000 / shape.unit.utf8.count)
                times.append(seconds(reader, String(repeating: shape.unit, count: count)))
            }
            let ratio = times[2] / max(times[0], 0.001)
            isLinear = isLinear && ratio < 32
            let size = Double(kilobytes) / 1000
            let speeds = zip([size, 4 * size, 16 * size], times).map { String(format: "%7.1f", $0 / $1) }
            let name = shape.name.padding(toLength: 20, withPad: " ", startingAt: 0)
            let line =
                "\(name) \(speeds.joined(separator: " ")) MB/s at \(kilobytes), \(4 * kilobytes), \(16 * kilobytes) KB; "
                + "the longest takes \(String(format: "%.1f", ratio)) times as long as the shortest\n"
            FileHandle.standardOutput.write(Data(line.utf8))
        }
        if !isLinear { throw ExitCode(1) }
    }

    private func seconds(_ reader: Reader, _ text: String) -> Double {
        let document = DocumentID(hashing: text.utf8)
        let begin = DispatchTime.now().uptimeNanoseconds
        _ = reader.read(text, document: document)
        return Double(DispatchTime.now().uptimeNanoseconds - begin) / 1e9
    }
}
