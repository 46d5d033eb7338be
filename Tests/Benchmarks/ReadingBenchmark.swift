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
        let yardstick = WordAutomaton(2_000, from: texts.texts)
        let measured = (0..<max(1, rounds)).map { round in
            let one = self.round(reader, documents, yardstick)
            say(
                "round \(round + 1): \(documents.count) documents, \(texts.byteCount / 1_000_000) MB, "
                    + "\(one.observations) observations, \(number(one.times.total, 2)) s, \(number(one.speed, 1)) MB/s, "
                    + "the automaton \(number(one.yardstick, 0)) MB/s, \(number(one.factor, 2)) times as fast")
            return one
        }
        let best = measured.max { $0.speed < $1.speed } ?? measured[0]
        for step in ReadingStep.allCases {
            let share = best.times.seconds(step) / best.times.total * 100
            say(
                "  " + step.rawValue.padding(toLength: 14, withPad: " ", startingAt: 0)
                    + String(format: "%5.1f %%", share))
        }
        say("RESULT reading \(number(best.speed, 2)) MB/s")
        let factor = measured.map(\.factor).sorted()[measured.count / 2]
        say(
            "beside an automaton of 2,000 words (\(yardstick.stateCount) states), turn by turn over the same bytes: it is \(number(factor, 2)) times "
                + "as fast (median); where it runs at \(number(Self.yardstickSpeed, 0)) MB/s that is \(number(Self.yardstickSpeed / factor, 1)) MB/s"
        )
        report(reader, texts, before: memory)
    }

    /// How fast such an automaton was found to be on the machine for which the goal was set, in megabytes a second.
    private static let yardstickSpeed = 220.0

    /// One reading of all texts.
    private struct Round {
        var times = StepTimes()
        /// Seconds of the automaton.
        var automaton = 0.0
        var observations = 0
        var bytes = 0

        var speed: Double { Double(bytes) / times.total / 1e6 }
        var yardstick: Double { Double(bytes) / automaton / 1e6 }
        var factor: Double { times.total / automaton }
    }

    /// Reads all texts, and lets the automaton run over them: by turns of eight megabytes, since what the machine can do changes from second
    /// to second.
    private func round(_ reader: Reader, _ documents: [(String, DocumentID)], _ yardstick: WordAutomaton) -> Round {
        var round = Round()
        var first = 0
        while first < documents.count {
            var last = first
            var bytes = 0
            while last < documents.count, bytes < 8_000_000 {
                bytes += documents[last].0.utf8.count
                last += 1
            }
            for (text, document) in documents[first..<last] {
                round.times.begin()
                round.observations += reader.read(text, document: document, steps: &round.times).observations.count
            }
            let begin = ProcessorTime.microseconds()
            let found = documents[first..<last].reduce(0) { $0 + yardstick.count(in: $1.0.utf8) }
            round.automaton += (ProcessorTime.microseconds() - begin) / 1e6
            precondition(found > 0, "the words were taken from these texts")
            round.bytes += bytes
            first = last
        }
        return round
    }

    private func number(_ value: Double, _ decimals: Int) -> String { String(format: "%.\(decimals)f", value) }

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
            "one document of \(number(size, 1)) MB with \(numbers) numbers: "
                + "\(number(grown, 0)) MB more at the peak (\(before / 1_000_000) MB after the start)")
    }

    private func milliseconds(_ duration: Duration) -> Int { Int(duration / .milliseconds(1)) }
}

/// The processor time of each step, summed over documents.
struct StepTimes: ReadingSteps {
    private var microseconds: [ReadingStep: Double] = [:]
    private var last = 0.0

    /// The time of all steps, in seconds.
    var total: Double { microseconds.values.reduce(0, +) / 1e6 }

    /// The time of one step, in seconds.
    func seconds(_ step: ReadingStep) -> Double { microseconds[step, default: 0] / 1e6 }

    /// A document begins.
    mutating func begin() { last = ProcessorTime.microseconds() }

    mutating func ended(_ step: ReadingStep) {
        let now = ProcessorTime.microseconds()
        microseconds[step, default: 0] += now - last
        last = now
    }
}
