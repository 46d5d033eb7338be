import ArgumentParser
import Extraction
import Indicators
import Phrases
import Places
import Tables

/// `shangji catalogue test`: reads every example by the whole catalogue and shows what comes out otherwise.
struct CatalogueTest: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Reads the examples beside the entries by the whole catalogue and shows every difference.",
        discussion: "Exit status 1 when an example is read otherwise than it says, 78 when the catalogue is faulty.")

    @Argument(help: "Only the examples of these entries: codes, or their beginnings (reconsideration).")
    var codes: [String] = []

    @OptionGroup var catalogue: CatalogueOption

    @Flag(help: "One JSON object a line for each difference.")
    var json = false

    func run() throws {
        let catalogue = try catalogue.load(withExamples: true)
        let output = Output()
        let examples = catalogue.examples.filter { example in
            codes.isEmpty || codes.contains { example.entry.rawValue.hasPrefix($0) }
        }
        guard !examples.isEmpty || codes.isEmpty else {
            output.fault(
                Phrase(
                    zh: "没有以 \(codes.joined(separator: "、")) 开头的条目；“shangji catalogue list” 列出全部",
                    en: "no entry begins with \(codes.joined(separator: ", ")); “shangji catalogue list” shows all"))
            throw ExitCode(64)
        }
        let gazetteer = try Gazetteer.bundled()
        let unknown = gazetteer.unknownZones(of: catalogue)
        guard unknown.isEmpty else {
            output.fault("\(CatalogueExamination.Refusal.unknownZones(unknown))")
            throw ExitCode(78)
        }
        let trial = CatalogueTrial(Reader(catalogue: catalogue, gazetteer: gazetteer))
        var count = 0
        for (index, example) in examples.enumerated() {
            if index % 100 == 0 { output.progress("\(index)/\(examples.count)") }
            guard let difference = trial.difference(example) else { continue }
            count += 1
            output.progress(nil)
            if json { output.line(line(difference)) } else { show(difference, output) }
        }
        output.progress(nil)
        let entries = Set(examples.map(\.entry)).count
        if !json {
            output.line(
                output.style.say(
                    "\(entries) 个条目、\(examples.count) 条例句，\(count) 条读法不符",
                    "\(entries) entries, \(examples.count) examples, \(count) read otherwise"))
        }
        if count > 0 { throw ExitCode(1) }
    }

    private func show(_ difference: CatalogueTrial.Difference, _ output: Output) {
        let style = output.style
        let example = difference.example
        output.line(style.bold("\(example.file):\(example.line): \(example.entry)"))
        output.line("  “\(example.text)”")
        let expected =
            example.namesAllFigures
            ? list(difference.expected, style)
            : style.say("不应读出 \(example.entry)", "nothing of \(example.entry)")
        output.line("  " + style.say("例句所定：", "says: ") + expected)
        output.line("  " + style.say("实际读出：", "read: ") + list(difference.read, style))
        for figure in difference.missing {
            output.line("  " + style.alarming(style.say("漏读 ", "missing ") + "\(figure)"))
        }
        for figure in difference.wrong {
            output.line("  " + style.alarming(style.say("误读 ", "wrong ") + "\(figure)"))
        }
    }

    private func list(_ figures: [CatalogueTrial.Figure], _ style: TerminalStyle) -> String {
        figures.isEmpty ? style.say("无", "nothing") : figures.map(\.description).joined(separator: ", ")
    }

    private func line(_ difference: CatalogueTrial.Difference) -> String {
        var object = JSONLine()
        let example = difference.example
        object.string("file", example.file)
        object.integer("line", example.line)
        object.string("entry", example.entry.rawValue)
        object.string("text", example.text)
        object.boolean("names_all_figures", example.namesAllFigures)
        object.raw("expected", JSONLine.list(difference.expected.map { JSONLine.quoted($0.description) }))
        object.raw("read", JSONLine.list(difference.read.map { JSONLine.quoted($0.description) }))
        return object.object
    }
}
