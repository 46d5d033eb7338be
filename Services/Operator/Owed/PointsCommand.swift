import ArgumentParser
import Documents
import Foundation
import Indicators
import Links
import Messages
import NodeRuntime
import Phrases
import Places
import Rollups
import Tables

/// `shangji points`
struct PointsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "points",
        abstract: "Writes the list of points that a place should verify in its report, ready to be sent to it.",
        discussion: """
            Arithmetic that does not hold, growth that the report of the year before does not bear out, a total that its parts exceed, \
            figures between which nothing decides, figures for a part of the year, what the place above states otherwise, documents whose \
            place or year is uncertain, and what could not be read: each with its sentences and the file it came from. The same points stand \
            at the end of “shangji run”. The text is Markdown, in Chinese or English by LANG.

            Examples:
              shangji points 420102 2023 > 江岸区.md
              shangji points 420100 2023 --below --out letters/    a file for the prefecture and each county that has points
              shangji points 420102 2023 --json

            Ends with status 0 whether there are points or not, 66 when the gazetteer has no such place or the node does not answer for it, 69 when the node does not \
            answer, 73 when a file cannot be written.
            """)

    @Argument(help: "The code of the place.")
    var place: String

    @Argument(help: "The year reported.")
    var year: Int

    @Flag(help: "All places under it as well, each for itself.")
    var below = false

    @Option(help: "Write a file for each place that has points into this folder.", completion: .directory)
    var out: String?

    @OptionGroup var node: NodeOption

    @Flag(help: "Print one JSON object a point.")
    var json = false

    func validate() throws {
        guard (1950...9998).contains(year) else {
            throw ValidationError(zh: "年度应如 2023", en: "the year must be one such as 2023")
        }
        guard !json || out == nil else {
            throw ValidationError(zh: "--json 直接输出，不用 --out", en: "--json prints; leave --out away")
        }
    }

    func run() async throws {
        let output = Output()
        try await CommandFault.told {
            let file = try node.load()
            let client = NodeClient(file: file)
            let names = Names(catalogue: try await client.catalogue(), gazetteer: try Gazetteer.bundled())
            guard names.gazetteer.place(PlaceCode(rawValue: place)) != nil else {
                throw StartError(.noInput, zh: "地名表中没有地区 \(place)", en: "the gazetteer has no place \(place)")
            }
            try file.settings.checkHolds(PlaceCode(rawValue: place), names.gazetteer)
            let top = names.gazetteer.code(of: PlaceCode(rawValue: place), in: year)
            let letter = PointsLetter(language: output.style.language, names: names)
            for code in below ? Self.places(from: top, in: year, names.gazetteer) : [top] {
                let key = PlaceYear(place: code, year: year)
                let points = try await PlacePoints(names: names).points(of: key, client)
                if json {
                    for point in points { output.line(Self.json(point)) }
                } else if let out {
                    guard !points.isEmpty else { continue }
                    let name = names.gazetteer.place(code, in: year)?.name ?? ""
                    output.line(
                        try Self.write(letter.lines(points, of: key), named: "\(code)-\(name)-\(year).md", to: out))
                } else if !below || !points.isEmpty {
                    for line in letter.lines(points, of: key) { output.line(line) }
                    if below { output.line("") }
                }
            }
        }
    }

    private static func places(from place: PlaceCode, in year: Int, _ gazetteer: Gazetteer) -> [PlaceCode] {
        [place] + gazetteer.children(of: place, in: year).flatMap { places(from: $0.code, in: year, gazetteer) }
    }

    /// - Returns: the path of the file.
    private static func write(_ lines: [String], named name: String, to folder: String) throws(StartError) -> String {
        let file = URL(filePath: folder).appending(path: name)
        do {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: file)
        } catch {
            throw StartError(
                .cannotCreate, zh: "无法写入 \(file.path)：\(FileWords.of(error).zh)",
                en: "cannot write \(file.path): \(FileWords.of(error).en)")
        }
        return file.path
    }

    private static func json(_ point: VerificationPoint) -> String {
        var line = JSONLine()
        line.string("kind", point.kind.rawValue)
        line.string("place", point.place?.rawValue)
        line.integer("year", point.year)
        line.string("indicator", point.indicator?.rawValue)
        line.string("zh", point.text.zh)
        line.string("en", point.text.en)
        line.raw(
            "quotations",
            JSONLine.objects(point.quotations) { line, quotation in
                line.string("sentence", quotation.sentence)
                line.string("document", quotation.document.description)
                line.string("source", quotation.source)
            })
        return line.object
    }
}
