import ArgumentParser
import Documents
import Extraction
import Foundation
import Indicators
import Observations
import Places

/// A table per indicator of what the gold states, what was found, and what was wrong.
struct AccuracyBenchmark: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accuracy", abstract: "Compares readings with gold annotations.")

    @Argument(help: "Folders, in pairs: texts (NAME.txt) and gold (NAME.jsonl).")
    var folders: [String]

    @Option(help: "A table with a column “code”: other indicators count neither way.")
    var codes: String?

    func validate() throws {
        guard !folders.isEmpty, folders.count % 2 == 0 else {
            throw ValidationError("name folders in pairs: texts, then their gold")
        }
    }

    func run() throws {
        let reader = Reader(catalogue: try Catalogue.bundled(), gazetteer: try Gazetteer.bundled())
        let codes = try codes.map(Self.codes)
        var score = Score()
        var count = 0
        for pair in stride(from: 0, to: folders.count, by: 2) {
            let gold = URL(filePath: folders[pair + 1])
            let files = try FileManager.default.contentsOfDirectory(at: gold, includingPropertiesForKeys: nil)
                .filter { $0.pathExtension == "jsonl" }
                .sorted { $0.lastPathComponent < $1.lastPathComponent }
            guard !files.isEmpty else { throw BenchmarkError.noGold(folders[pair + 1]) }
            for file in files {
                let name = file.deletingPathExtension().lastPathComponent + ".txt"
                let data = try Data(contentsOf: URL(filePath: folders[pair]).appending(path: name))
                let text = String(decoding: data, as: UTF8.self)
                score.add(
                    reader.read(text, document: DocumentID(hashing: data)), try GoldFile(file), codes: codes)
                count += 1
            }
        }
        show(score, documents: count)
    }

    private func show(_ score: Score, documents: Int) {
        say("indicator                               stated  found  wrong")
        for (code, row) in score.rows.sorted(by: { $0.key < $1.key }) {
            say(
                code.padding(toLength: 40, withPad: " ", startingAt: 0)
                    + String(format: "%6d %6d %6d", row.stated, row.found, row.wrong))
        }
        let total = score.total
        say(
            String(
                format: "\n%d documents: P %.3f R %.3f F1 %.3f (%d of %d, %d wrong)", documents, total.precision,
                total.recall, total.f1, total.found, total.stated, total.wrong))
        say(
            "place \(share(score.place, total.found)), qualifier \(share(score.qualifier, total.found)), "
                + "period \(share(score.period.right, score.period.of)), "
                + "numbers \(share(score.numbers.right, score.numbers.of)), "
                + "document \(share(score.fields.right, score.fields.of)), "
                + "checks \(score.checks.right) of \(score.checks.of), \(score.alarms) false alarms")
    }

    private func share(_ part: Int, _ whole: Int) -> String {
        whole == 0 ? "–" : String(format: "%.1f %%", 100 * Double(part) / Double(whole))
    }

    private static func codes(_ file: String) throws -> Set<String> {
        let lines = try String(contentsOfFile: file, encoding: .utf8).split(whereSeparator: \.isNewline)
        return Set(lines.dropFirst().compactMap { $0.split(separator: ",").first.map(String.init) })
    }
}
