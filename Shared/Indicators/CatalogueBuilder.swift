import Quantities
import Yams

/// Puts a catalogue together from the nodes of its YAML files.
///
/// Words and unit classes of all files are known before any pattern is resolved, so that a file may use what another
/// declares.
struct CatalogueBuilder {
    private var edition = 0
    private var language: [WordClass: [String]] = [:]
    private var measures: [String] = []
    private var units: [ExactText: [String]] = [:]
    private var words: [ExactText: [String]] = [:]
    private var zones: [String: ZoneStanding] = [:]
    /// Whether some file says `extends: bundled`.
    private(set) var extendsBundled = false
    private var entries: [(file: String, node: Node.Mapping, isAddition: Bool)] = []

    /// Takes one file in.
    /// - Parameter isAddition: whether its entries give way to those of the other files.
    mutating func add(_ text: String, file: String, isAddition: Bool = false) throws(CatalogueError) {
        let root: Node?
        do {
            // Everything is read as text here; without rules no scalar is matched against the patterns of numbers and dates.
            root = try Yams.compose(yaml: text, .basic)
        } catch let error as YamlError {
            throw CatalogueError(file: file, reason: "is no YAML: \(error)")
        } catch {
            throw CatalogueError(file: file, reason: "is no YAML: \(error)")
        }
        guard let mapping = root?.mapping else { throw CatalogueError(file: file, reason: "must be a mapping") }
        let reader = CatalogueNode(file: file, entry: nil)
        for (key, value) in mapping {
            switch key.string {
            case "extends":
                guard value.string == "bundled" else { throw reader.fault(value, "“extends” can only be bundled") }
                extendsBundled = true
            case "edition": edition = max(edition, try reader.integer(value, "edition"))
            case "language": try addLanguage(reader.mapping(value, "language"), reader)
            case "measures": measures += try reader.words(value, "measures")
            case "units": try collect(reader.mapping(value, "units"), reader, into: &units)
            case "words": try collect(reader.mapping(value, "words"), reader, into: &words)
            case "zones": try addZones(reader.mapping(value, "zones"), reader, isAddition: isAddition)
            case "indicators":
                for node in try reader.sequence(value, "indicators") {
                    entries.append((file, try reader.mapping(node, "an entry"), isAddition))
                }
            default: throw reader.unknown(key)
            }
        }
    }

    /// Resolves every entry.
    func finish() throws(CatalogueError) -> Catalogue {
        var indicators: [Indicator] = []
        var patterns: [[IndicatorPattern]] = []
        var examples: [CatalogueExample] = []
        var nodes: [(file: String, node: Node.Mapping)] = []
        var seen: Set<IndicatorCode> = []
        var given: Set<IndicatorCode> = []
        for (file, node, isAddition) in entries {
            let entry = try CatalogueEntry(file: file, node: node, words: words, units: units)
            if !isAddition { given.insert(entry.indicator.code) }
            if isAddition, given.contains(entry.indicator.code) { continue }
            guard seen.insert(entry.indicator.code).inserted else {
                throw CatalogueError(
                    file: file, line: CatalogueNode.line(of: Node.mapping(node)), entry: entry.indicator.code.rawValue,
                    reason: "stands here twice: remove one of the two")
            }
            nodes.append((file, node))
            indicators.append(entry.indicator)
            patterns.append(entry.patterns)
            examples += entry.examples
        }
        try checkReferences(indicators, nodes, examples)
        // A measure word that a pattern names needs no declaration of its own.
        let named = patterns.joined().flatMap(\.units).filter { $0 != "%" }
        let all = measures + units.values.flatMap { $0 } + named
        return Catalogue(
            indicators: indicators, edition: edition, patterns: patterns, language: language,
            measures: WordGroup(all).words, zones: zones, examples: examples)
    }

    /// Numerators, denominators and the figures of examples must be entries.
    private func checkReferences(
        _ indicators: [Indicator], _ entries: [(file: String, node: Node.Mapping)], _ examples: [CatalogueExample]
    ) throws(CatalogueError) {
        let known = Set(indicators.map(\.code))
        for (indicator, entry) in zip(indicators, entries) {
            for (key, code) in [("numerator", indicator.numerator), ("denominator", indicator.denominator)] {
                guard let code, !known.contains(code) else { continue }
                throw CatalogueError(
                    file: entry.file, line: entry.node[Node(key)].flatMap(CatalogueNode.line(of:)),
                    entry: indicator.code.rawValue, reason: "the \(key) “\(code)” is no entry of this catalogue")
            }
        }
        for example in examples {
            for figure in example.figures where !known.contains(figure.code) {
                throw CatalogueError(
                    file: example.file, line: example.line, entry: example.entry.rawValue,
                    reason: "an example expects “\(figure.code)”, which is no entry of this catalogue")
            }
        }
    }

    /// separate: codes of zones, inside: codes of zones.
    private mutating func addZones(
        _ mapping: Node.Mapping, _ reader: CatalogueNode, isAddition: Bool
    ) throws(CatalogueError) {
        for (key, value) in mapping {
            guard let standing = key.string.flatMap(ZoneStanding.init(rawValue:)) else { throw reader.unknown(key) }
            for code in try reader.words(value, standing.rawValue) {
                if let known = zones[code], known != standing {
                    if isAddition { continue }
                    throw reader.fault(
                        value, "the zone “\(code)” stands under \(known.rawValue) too: remove one of the two")
                }
                zones[code] = standing
            }
        }
    }

    private mutating func addLanguage(
        _ mapping: Node.Mapping, _ reader: CatalogueNode
    ) throws(CatalogueError) {
        for (key, value) in mapping {
            guard let name = key.string, let kind = WordClass(rawValue: name) else { throw reader.unknown(key) }
            language[kind, default: []] += try reader.words(value, name)
        }
    }

    private func collect(
        _ mapping: Node.Mapping, _ reader: CatalogueNode, into table: inout [ExactText: [String]]
    ) throws(CatalogueError) {
        for (key, value) in mapping {
            guard let name = key.string else { throw reader.unknown(key) }
            guard table[ExactText(name)] == nil else {
                throw CatalogueError(
                    file: reader.file, line: CatalogueNode.line(of: key), reason: "“\(name)” is declared twice")
            }
            table[ExactText(name)] = try reader.words(value, name)
        }
    }
}
