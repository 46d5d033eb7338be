import Quantities
import Yams

/// Turns what a pattern says into words: names of declared word lists stand for their words, anything else for itself.
struct WordResolver {
    let reader: CatalogueNode
    let words: [ExactText: [String]]
    let units: [ExactText: [String]]

    /// A group: names and words between blanks.
    func group(_ node: Node, _ name: String) throws(CatalogueError) -> WordGroup {
        var result: [String] = []
        for word in try reader.words(node, name) { result += words[ExactText(word)] ?? [word] }
        guard !result.isEmpty else { throw reader.fault(node, "“\(name)” is empty") }
        return WordGroup(result)
    }

    /// Measure words: names of declared classes and words between blanks.
    func units(_ node: Node) throws(CatalogueError) -> [String] {
        try reader.words(node, "units").flatMap { units[ExactText($0)] ?? [$0] }
    }

    /// A pattern; `usual` are the measure words of its entry.
    func pattern(_ node: Node.Mapping, _ usual: [String]) throws(CatalogueError) -> IndicatorPattern {
        var pattern = IndicatorPattern(topic: nil, said: [], units: usual)
        for (key, value) in node {
            switch key.string {
            case "of": pattern.topic = try group(value, "of")
            case "say":
                if let list = value.sequence {
                    for item in list { pattern.said.append(try group(item, "say")) }
                } else {
                    pattern.said = [try group(value, "say")]
                }
            case "unless": pattern.unless = try group(value, "unless")
            case "outside": pattern.outside = try group(value, "outside")
            case "units": pattern.units = try units(value)
            case "bare": pattern.allowsBareNumber = try reader.boolean(value, "bare")
            case "carry": pattern.carries = try reader.boolean(value, "carry")
            default: throw reader.unknown(key)
            }
        }
        guard pattern.topic != nil || !pattern.said.isEmpty else {
            throw reader.fault(.mapping(node), "a pattern needs “of” or “say”")
        }
        return pattern
    }
}
