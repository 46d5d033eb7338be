import ArgumentParser
import Decoding
import Documents
import Extraction
import Foundation
import Indicators
import Observations
import Places

/// Reads mutated reports until the time is over, and stops at the first reading that is unsound.
///
/// Every input is written to a file before it is read: when the reader traps, the file holds what it trapped on.
@main
struct Fuzz: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fuzz", abstract: "Reads mutated reports and checks every reading.",
        discussion:
            "Exit status 1 when a reading is unsound. A trap ends the program; the input stays in --input either way.")

    @Argument(help: "Folders with reports (.txt) to mutate, or single files to read as they are (--once).")
    var paths: [String]

    @Option(help: "How long.")
    var seconds = 60

    @Option(help: "The seed of the mutations; the same seed reads the same inputs.")
    var seed: UInt64 = 1

    @Option(help: "The file that holds the input which is being read.")
    var input = "fuzz-input.bin"

    @Flag(help: "Reads the files once, unchanged: to look at an input that failed.")
    var once = false

    func run() throws {
        let soundness = Soundness(
            reader: Reader(catalogue: try Catalogue.bundled(), gazetteer: try Gazetteer.bundled()))
        if once {
            for path in paths {
                try report(soundness.fault(in: [UInt8](try Data(contentsOf: URL(filePath: path)))), path)
            }
            print("sound")
            return
        }
        var mutator = Mutator(seeds: try reports(), seed: seed)
        let file = URL(filePath: input)
        let clock = ContinuousClock()
        let end = clock.now.advanced(by: .seconds(seconds))
        var count = 0
        var byteCount = 0
        while clock.now < end {
            let bytes = mutator.next()
            try Data(bytes).write(to: file)
            try report(soundness.fault(in: bytes), "seed \(seed), input \(count), kept in \(input)")
            count += 1
            byteCount += bytes.count
        }
        try FileManager.default.removeItem(at: file)
        print("seed \(seed): \(count) inputs, \(byteCount / 1_000_000) MB, all readings sound")
    }

    private func report(_ fault: String?, _ origin: String) throws {
        guard let fault else { return }
        print("UNSOUND (\(origin)): \(fault)")
        throw ExitCode(1)
    }

    private func reports() throws -> [[UInt8]] {
        var seeds: [[UInt8]] = []
        for folder in paths {
            let files = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
            for file in files.sorted() where file.hasSuffix(".txt") {
                seeds.append([UInt8](try Data(contentsOf: URL(filePath: folder).appending(path: file))))
            }
        }
        guard !seeds.isEmpty else {
            throw ValidationError("no .txt file below \(paths.joined(separator: ", ")): name a folder of reports")
        }
        return seeds
    }
}
