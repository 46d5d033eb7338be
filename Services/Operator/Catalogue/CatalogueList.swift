import ArgumentParser
import Indicators
import Tables

/// `shangji catalogue list`: every entry with its name, unit and nature.
struct CatalogueList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Lists the entries of the catalogue.")

    @OptionGroup var catalogue: CatalogueOption

    @Flag(help: "One JSON object a line.")
    var json = false

    func run() throws {
        let catalogue = try catalogue.load()
        let output = Output()
        if json {
            for indicator in catalogue.indicators { output.line(line(indicator)) }
            return
        }
        let style = output.style
        let codeWidth = catalogue.indicators.map(\.code.rawValue.count).max() ?? 0
        for indicator in catalogue.indicators {
            let code = indicator.code.rawValue
            let blanks = String(repeating: " ", count: codeWidth - code.count + 2)
            let details = style.dim("（\(indicator.unit)，\(indicator.nature.rawValue)，\(indicator.rollup.rawValue)）")
            output.line(style.bold(code) + blanks + style.say(indicator.zh, indicator.en) + details)
        }
    }

    private func line(_ indicator: Indicator) -> String {
        var object = JSONLine()
        object.string("code", indicator.code.rawValue)
        object.string("zh", indicator.zh)
        object.string("en", indicator.en)
        object.string("unit", indicator.unit)
        object.string("kind", indicator.kind.rawValue)
        object.string("nature", indicator.nature.rawValue)
        object.string("ambit", indicator.usualAmbit.rawValue)
        object.string("rollup", indicator.rollup.rawValue)
        object.string("numerator", indicator.numerator?.rawValue)
        object.string("denominator", indicator.denominator?.rawValue)
        object.string("definition", indicator.definition)
        return object.object
    }
}
