import Yams

/// Takes typed values out of YAML nodes and says file, line and entry when they are of another shape.
struct CatalogueNode {
    let file: String
    var entry: String?

    /// The line of a node, counted from 1.
    static func line(of node: Node) -> Int? { node.mark?.line }

    func fault(_ node: Node, _ reason: String) -> CatalogueError {
        CatalogueError(file: file, line: Self.line(of: node), entry: entry, reason: reason)
    }

    func unknown(_ key: Node) -> CatalogueError {
        fault(key, "the key “\(key.string ?? "?")” is not known here: see the schema at the top of language.yaml")
    }

    func string(_ node: Node, _ name: String) throws(CatalogueError) -> String {
        guard let text = node.string else { throw fault(node, "“\(name)” must be a text") }
        return text
    }

    func integer(_ node: Node, _ name: String) throws(CatalogueError) -> Int {
        guard let text = node.string, let value = Int(text) else {
            throw fault(node, "“\(name)” must be a whole number")
        }
        return value
    }

    func boolean(_ node: Node, _ name: String) throws(CatalogueError) -> Bool {
        switch node.string {
        case "true", "yes": return true
        case "false", "no": return false
        default: throw fault(node, "“\(name)” must be true or false")
        }
    }

    func mapping(_ node: Node, _ name: String) throws(CatalogueError) -> Node.Mapping {
        guard let mapping = node.mapping else { throw fault(node, "“\(name)” must be a mapping") }
        return mapping
    }

    func sequence(_ node: Node, _ name: String) throws(CatalogueError) -> [Node] {
        guard let sequence = node.sequence else { throw fault(node, "“\(name)” must be a list") }
        return Array(sequence)
    }

    /// A list of words, or one text with words between blanks.
    func words(_ node: Node, _ name: String) throws(CatalogueError) -> [String] {
        if let sequence = node.sequence {
            var result: [String] = []
            for item in sequence { result += try words(item, name) }
            return result
        }
        return try string(node, name).split(whereSeparator: \.isWhitespace).map(String.init)
    }
}
