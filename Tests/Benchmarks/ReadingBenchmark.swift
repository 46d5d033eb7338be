import ArgumentParser
import Documents
import Extraction
import Foundation
import Indicators
import Observations
import Places

/// The full reading of many reports on one core: megabytes a second, and the share of each step.
struct ReadingBenchmark: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "reading", abstract: "Measures the full reading.")

    @Argument(help: "Folders with reports (.txt).")
    var folders: [String]

    @Option(help: "How many megabytes are read in a round.")
    var megabytes = 50

    @Option(help: "How often all of them are read; the best round counts.")
    var rounds = 3

    @Option(help: "The seed of the variation.")
    var seed: UInt64 = 20_231_231

    @Option(help: "A file to which the varied texts are written, for other programs to read.")
    var corpus: String?

    func run() throws {
        let clock = ContinuousClock()
        let begin = clock.now
        let reader = Reader(catalogue: try Catalogue.bundled(), gazetteer: try Gazetteer.bundled())
        let first = "岳阳县2023年度法治政府建设情况报告\n\n全年受理行政复议案件62件。\n"
        _ = reader.read(first, document: DocumentID(hashing: first.utf8))
        let start = begin.duration(to: clock.now)
        say("start-up with catalogue, gazetteer and a first document: \(milliseconds(start)) ms")
        let memory = ProcessMemory.peak
        let texts = try VariedTexts(folders: folders, bytes: megabytes * 1_000_000, seed: seed)
        if let corpus {
            let all = texts.texts.joined(separator: "\n")
            try Data(all.utf8).write(to: URL(filePath: corpus))
        }
        let documents = texts.texts.map { ($0, DocumentID(hashing: $0.utf8)) }
        var best = StepTimes()
        let yardstick = WordAutomaton(2_000, from: texts.texts)
        var fastest = 0.0
        for round in 1...max(1, rounds) {
            var times = StepTimes()
            var observations = 0
            for (text, document) in documents {
                times.begin()
                observations += reader.read(text, document: document, steps: &times).observations.count
            }
            let speed = Double(texts.byteCount) / times.total / 1e6
            say(
                "round \(round): \(documents.count) documents, \(texts.byteCount / 1_000_000) MB, "
                    + "\(observations) observations, \(String(format: "%.2f", times.total)) s, "
                    + "\(String(format: "%.1f", speed)) MB/s")
            if best.total == 0 || times.total < best.total { best = times }
            fastest = max(fastest, measure(yardstick, texts))
        }
        for step in ReadingStep.allCases {
            let share = best.seconds(step) / best.total * 100
            say(
                "  " + step.rawValue.padding(toLength: 14, withPad: " ", startingAt: 0)
                    + String(format: "%5.1f %%", share))
        }
        let speed = Double(texts.byteCount) / best.total / 1e6
        say("RESULT reading \(String(format: "%.2f", speed)) MB/s")
        say(
            "an automaton of 2,000 words (\(yardstick.stateCount) states) over the same bytes: \(String(format: "%.0f", fastest)) MB/s, "
                + "\(String(format: "%.1f", fastest / speed)) times as fast")
        report(reader, texts, before: memory)
    }

    /// What the machine can do at this moment, in megabytes a second.
    private func measure(_ automaton: WordAutomaton, _ texts: VariedTexts) -> Double {
        let begin = DispatchTime.now().uptimeNanoseconds
        let found = texts.texts.reduce(0) { $0 + automaton.count(in: $1.utf8) }
        let time = Double(DispatchTime.now().uptimeNanoseconds - begin) / 1e9
        precondition(found > 0, "the words were taken from these texts")
        return Double(texts.byteCount) / time / 1e6
    }

    /// One document of 16 MB, and what it costs above what was held before.
    private func report(_ reader: Reader, _ texts: VariedTexts, before: Int) {
        var long = ""
        for text in texts.texts {
            long += text
            if long.utf8.count > 16_000_000 { break }
        }
        let held = ProcessMemory.peak
        let numbers = reader.read(long, document: DocumentID(hashing: long.utf8)).mentions.count
        let size = Double(long.utf8.count) / 1e6
        let grown = Double(ProcessMemory.peak - held) / 1e6
        say(
            "one document of \(String(format: "%.1f", size)) MB with \(numbers) numbers: "
                + "\(String(format: "%.0f", grown)) MB more at the peak (\(before / 1_000_000) MB after the start)")
    }

    private func milliseconds(_ duration: Duration) -> Int { Int(duration / .milliseconds(1)) }
}

/// The time of each step, summed over documents.
struct StepTimes: ReadingSteps {
    private var nanoseconds: [ReadingStep: UInt64] = [:]
    private var last: UInt64 = 0

    /// The time of all steps, in seconds.
    var total: Double { Double(nanoseconds.values.reduce(0, +)) / 1e9 }

    /// The time of one step, in seconds.
    func seconds(_ step: ReadingStep) -> Double { Double(nanoseconds[step, default: 0]) / 1e9 }

    /// A document begins.
    mutating func begin() { last = DispatchTime.now().uptimeNanoseconds }

    mutating func ended(_ step: ReadingStep) {
        let now = DispatchTime.now().uptimeNanoseconds
        nanoseconds[step, default: 0] += now - last
        last = now
    }
}
