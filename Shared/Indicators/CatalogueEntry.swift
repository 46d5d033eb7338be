import Quantities
import Yams

/// One entry of a catalogue's file, checked and resolved.
struct CatalogueEntry {
    let indicator: Indicator
    let patterns: [IndicatorPattern]
    let examples: [CatalogueExample]

    init(
        file: String, node: Node.Mapping, words: [ExactText: [String]], units: [ExactText: [String]]
    ) throws(CatalogueError) {
        var reader = CatalogueNode(file: file, entry: nil)
        let fields = reader.fields(node)
        guard let codeNode = fields["code"] else { throw reader.fault(.mapping(node), "an entry has no “code”") }
        let code = try reader.string(codeNode, "code")
        reader.entry = code
        for (key, _) in node where !Self.keys.contains(key.string ?? "") { throw reader.unknown(key) }
        indicator = try Self.indicator(code, node, fields, reader)
        let resolver = WordResolver(reader: reader, words: words, units: units)
        var usual = [indicator.unit]
        if let node = fields["units"] { usual = try resolver.units(node) }
        var patterns: [IndicatorPattern] = []
        if let list = fields["patterns"] {
            for item in try reader.sequence(list, "patterns") {
                patterns.append(try resolver.pattern(reader.mapping(item, "a pattern"), usual))
            }
        }
        self.patterns = patterns
        examples =
            try Self.examples(fields["positive"], code, reader, isPositive: true)
            + Self.examples(fields["negative"], code, reader, isPositive: false)
    }

    private static let keys: Set<String> = [
        "code", "theme", "zh", "en", "kind", "unit", "nature", "ambit", "rollup", "numerator", "denominator",
        "definition", "exceeds_whole", "units", "patterns", "positive", "negative",
    ]

    private static func indicator(
        _ code: String, _ node: Node.Mapping, _ fields: [String: Node], _ reader: CatalogueNode
    ) throws(CatalogueError) -> Indicator {
        func optional(_ name: String) throws(CatalogueError) -> String? {
            guard let value = fields[name] else { return nil }
            return try reader.string(value, name)
        }
        func text(_ name: String) throws(CatalogueError) -> String {
            guard let value = try optional(name) else { throw reader.fault(.mapping(node), "“\(name)” is missing") }
            return value
        }
        func choice<Choice: RawRepresentable>(_ name: String) throws(CatalogueError) -> Choice
        where Choice.RawValue == String {
            let value = try text(name)
            guard let choice = Choice(rawValue: value) else {
                throw reader.fault(fields[name] ?? .mapping(node), "“\(name)” cannot be “\(value)”")
            }
            return choice
        }
        func flag(_ name: String) throws(CatalogueError) -> Bool? {
            guard let value = fields[name] else { return nil }
            return try reader.boolean(value, name)
        }
        return Indicator(
            code: IndicatorCode(rawValue: code), theme: try text("theme"), zh: try text("zh"), en: try text("en"),
            kind: try choice("kind"), unit: try text("unit"), nature: try choice("nature"),
            usualAmbit: try choice("ambit"), rollup: try choice("rollup"),
            numerator: try optional("numerator").map(IndicatorCode.init(rawValue:)),
            denominator: try optional("denominator").map(IndicatorCode.init(rawValue:)),
            definition: try optional("definition"), exceedsWhole: try flag("exceeds_whole"))
    }

    /// A positive example is a mapping of the text and `figures` (code: value, or a list of values); a near miss may
    /// be the text alone (nothing of its entry may be read), or have `figures` of other entries (nothing else may).
    private static func examples(
        _ node: Node?, _ code: String, _ reader: CatalogueNode, isPositive: Bool
    ) throws(CatalogueError) -> [CatalogueExample] {
        guard let node else { return [] }
        var result: [CatalogueExample] = []
        let entry = IndicatorCode(rawValue: code)
        for item in try reader.sequence(node, isPositive ? "positive" : "negative") {
            if !isPositive, let text = item.string {
                result.append(
                    CatalogueExample(
                        text: text, figures: [], entry: entry, namesAllFigures: false, file: reader.file,
                        line: CatalogueNode.line(of: item) ?? 0))
                continue
            }
            let mapping = try reader.mapping(item, "an example")
            for (key, _) in mapping where key.string != "text" && key.string != "figures" { throw reader.unknown(key) }
            let fields = reader.fields(mapping)
            guard let text = fields["text"] else { throw reader.fault(item, "an example has no “text”") }
            var figures: [CatalogueExample.Figure] = []
            if let node = fields["figures"] {
                for (key, value) in try reader.mapping(node, "figures") {
                    let code = IndicatorCode(rawValue: try reader.string(key, "code"))
                    figures += try reader.words(value, "figures").map { .init(code: code, value: $0) }
                }
            }
            guard figures.contains(where: { $0.code == entry }) == isPositive else {
                throw reader.fault(
                    item,
                    isPositive
                        ? "a positive example must expect a figure of its own entry"
                        : "a near miss cannot expect a figure of its own entry")
            }
            result.append(
                CatalogueExample(
                    text: try reader.string(text, "text"), figures: figures, entry: entry, file: reader.file,
                    line: CatalogueNode.line(of: item) ?? 0))
        }
        return result
    }
}
