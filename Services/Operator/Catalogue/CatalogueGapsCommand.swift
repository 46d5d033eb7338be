import ArgumentParser
import Decoding
import Documents
import Extraction
import NodeRuntime
import Phrases
import Places
import Tables

/// `shangji catalogue gaps`: what reports state and the catalogue lacks.
struct CatalogueGapsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gaps",
        abstract: "Lists by frequency what reports state and the catalogue lacks, each with sentences.",
        discussion: """
            A quantity is listed under the words of its clause that say what is counted, and its measure word. Exit \
            status 65 when a document holds no readable text, 66 when a file cannot be opened; the others are read.
            """)

    @Argument(help: "Reports: files, and folders with all that is in them.", completion: .file())
    var paths: [String]

    @OptionGroup var catalogue: CatalogueOption

    @Option(help: "How many kinds of quantity are listed.")
    var limit = 50

    @Flag(help: "One JSON object a line.")
    var json = false

    func validate() throws {
        guard limit > 0 else { throw ValidationError(zh: "--limit 至少为 1", en: "--limit must be at least 1") }
    }

    func run() throws {
        let reader = Reader(catalogue: try catalogue.load(), gazetteer: try Gazetteer.bundled())
        let output = Output()
        let found = DocumentFinder(paths)
        for unreadable in found.unreadable {
            output.fault("\(unreadable.source): \(unreadable.reason.text(in: output.style.language))")
        }
        var worst: Int32 = found.unreadable.isEmpty ? 0 : 66
        var gaps = CatalogueGaps()
        for (index, file) in found.files.enumerated() {
            output.progress("\(index)/\(found.files.count) \(file.source)")
            do {
                let text = try TextDecoding.decode(try file.read(from: 0, count: file.bytes))
                gaps.add(reader.read(text, document: file.document), source: file.source)
            } catch {
                let why = (error as? DecodingFailure)?.words ?? FileWords.of(error)
                output.fault("\(file.source): \(why.text(in: output.style.language))")
                worst = max(worst, 65)
            }
        }
        output.progress(nil)
        let ranked = gaps.ranked
        for gap in ranked.prefix(limit) {
            if json { output.line(line(gap)) } else { show(gap, output) }
        }
        if !json { sum(gaps, shown: min(limit, ranked.count), of: ranked.count, output) }
        if worst != 0 { throw ExitCode(worst) }
    }

    private func show(_ gap: CatalogueGaps.Gap, _ output: Output) {
        let style = output.style
        let unit = gap.unit.isEmpty ? "" : style.say("（\(gap.unit)）", " (\(gap.unit))")
        output.line(
            style.bold(gap.label + unit)
                + style.say(
                    "  \(gap.documents) 份报告，\(gap.occurrences) 次",
                    "  in \(English.count(gap.documents, "document")), \(gap.occurrences) times"))
        for example in gap.examples {
            let sentence = TextWidth.oneLine(example.sentence)
            output.line("    \(TextWidth.cut(sentence, to: 160))  [\(example.source)]")
        }
    }

    private func sum(_ gaps: CatalogueGaps, shown: Int, of count: Int, _ output: Output) {
        output.line("")
        output.line(
            output.style.say(
                "共 \(gaps.quantities) 个数量，其中 \(gaps.catalogued) 个归入指标，\(gaps.rejected) 个是计划、增减、部分等；其余 \(count) 类中列出 \(shown) 类，另有 \(gaps.unlabelled) 个没有名称",
                "\(gaps.quantities) quantities, \(gaps.catalogued) of them state an indicator, \(gaps.rejected) are plans, changes or "
                    + "parts; \(shown) of the other \(count) kinds are listed, \(gaps.unlabelled) more stand without words"
            ))
    }

    private func line(_ gap: CatalogueGaps.Gap) -> String {
        var object = JSONLine()
        object.string("label", gap.label)
        object.string("unit", gap.unit.isEmpty ? nil : gap.unit)
        object.integer("documents", gap.documents)
        object.integer("occurrences", gap.occurrences)
        let examples = gap.examples.map { example in
            var object = JSONLine()
            object.string("source", example.source)
            object.integer("start", example.span.start)
            object.integer("end", example.span.end)
            object.string("surface", example.surface)
            object.string("sentence", example.sentence)
            return object.object
        }
        object.raw("examples", JSONLine.list(examples))
        return object.object
    }
}
