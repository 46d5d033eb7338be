import ArgumentParser
import Foundation
import Generation
import Indicators
import Phrases
import Places
import Tables

/// `shangji sample`: invented reports whose figures are known.
struct SampleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sample",
        abstract: "Writes reports with invented figures, and what a careful reader finds in them.",
        discussion: """
            The places are real, the figures are not, and every report says so in its first line. The reports lie in \
            OUT/reports, one folder a year; OUT/truth.jsonl holds a line for every figure that they state. The same \
            seed gives the same reports on every machine.

            Examples:
              shangji sample --out invented
              shangji sample --places 120 --years 2021-2023 --seed 7 --out invented
              shangji sample --place 420502 --place 420503 --out invented
              shangji sample --places 1 --size 67108864 --out large     one report of 64 MiB
              shangji run invented/reports                              reads them all and adds them up

            Exit status 64 when there are not that many places, 73 when the folder cannot be made or holds files, 74 \
            when a file cannot be written.
            """)

    @Option(help: "How many places report: counties, then their prefecture, after the last prefecture the province.")
    var places = 10

    @Option(
        name: .customLong("place"),
        help: ArgumentHelp(
            "The code of a place that reports, in the stead of a number of places; may be repeated.", valueName: "code")
    )
    var codes: [String] = []

    @Option(help: "The years reported: 2023, or 2021-2023; from 2011 to 2025.")
    var years = Years(range: 2023...2023)

    @Option(help: "Another number gives other places and figures.")
    var seed: UInt64 = 1

    @Option(help: "The folder to write into.", completion: .directory)
    var out: String

    @Option(help: "How long each report is made, in bytes, with sentences that hold no figure.")
    var size = 0

    @Flag(help: "Take away what an earlier run has written into the folder, and write anew.")
    var force = false

    @Flag(help: "Print one JSON object instead of a sentence.")
    var json = false

    func validate() throws {
        guard places > 0 else { throw ValidationError(zh: "--places 至少为 1", en: "--places must be at least 1") }
        guard (0...1 << 30).contains(size) else {
            throw ValidationError(zh: "--size 应在 0 至 1073741824 之间", en: "--size must be from 0 to 1073741824")
        }
    }

    func run() throws {
        let output = Output()
        let gazetteer = try Gazetteer.bundled()
        let chosen = try chosen(of: gazetteer, output)
        let writer = try ReportWriter(catalogue: try Catalogue.bundled(), gazetteer: gazetteer, seed: seed)
        do {
            let folder = try SampleFolder(URL(filePath: out), replacing: force)
            let total = chosen.count * years.range.count
            for year in years.range {
                for place in chosen {
                    output.progress("\(folder.documents)/\(total) \(year) \(place.name)")
                    try folder.write(writer.report(of: place, year: year, bytes: size))
                }
            }
            try folder.close()
            output.progress(nil)
            tell(folder, output)
        } catch let error as SampleFolder.Fault {
            output.fault(error.words)
            throw ExitCode(error.status)
        }
    }

    private func chosen(of gazetteer: Gazetteer, _ output: Output) throws -> [Place] {
        guard codes.isEmpty else {
            return try codes.map { code in
                if let place = gazetteer.place(PlaceCode(rawValue: code), in: years.range.upperBound) { return place }
                let year = years.range.upperBound
                output.fault(
                    Phrase(
                        zh: "地名表中\(year)年没有代码为 \(code) 的地区",
                        en: "the gazetteer has no place with the code \(code) in \(year)"))
                throw ExitCode(64)
            }
        }
        let roster = Roster(gazetteer: gazetteer, years: years.range, seed: seed).places
        guard places <= roster.count else {
            output.fault(
                Phrase(
                    zh: "这些年度 --places 至多为 \(roster.count)：请减少地区，或增加年度",
                    en: "--places can be \(roster.count) at most for these years: ask for fewer, or for more years"))
            throw ExitCode(64)
        }
        return Array(roster.prefix(places))
    }

    private func tell(_ folder: SampleFolder, _ output: Output) {
        guard !json else {
            var object = JSONLine()
            object.string("out", out)
            object.raw("seed", "\(seed)")
            object.integer("documents", folder.documents)
            object.integer("observations", folder.observations)
            object.integer("bytes", folder.bytes)
            output.line(object.object)
            return
        }
        output.line(
            output.style.say(
                "已写入 \(folder.documents) 份报告（\(out)/reports），其中 \(folder.observations) 个数字列于 \(out)/truth.jsonl；种子 \(seed)，数字均为虚构",
                "\(folder.documents) reports written into \(out)/reports, their \(folder.observations) figures into "
                    + "\(out)/truth.jsonl; seed \(seed), all figures invented"))
    }
}

/// `2023` or `2021-2023`.
struct Years: ExpressibleByArgument {
    /// The years, both ends included.
    let range: ClosedRange<Int>

    /// What the gazetteer knows, with a year before the first for comparison.
    private static let known = 2011...2025

    init(range: ClosedRange<Int>) { self.range = range }

    init?(argument: String) {
        let ends = argument.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1], first <= last,
            Self.known.contains(first), Self.known.contains(last)
        else { return nil }
        range = first...last
    }

    var defaultValueDescription: String {
        range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound)-\(range.upperBound)"
    }
}
