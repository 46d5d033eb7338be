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

    /// The values of a mapping by their keys: to ask the mapping itself would compare its keys one by one, with their tags.
    func fields(_ mapping: Node.Mapping) -> [String: Node] {
        var fields: [String: Node] = [:]
        for (key, value) in mapping {
            if let name = key.string { fields[name] = value }
        }
        return fields
    }

    /// A list of words, or one text with words between blanks.
    func words(_ node: Node, _ name: String) throws(CatalogueError) -> [String] {
        if let sequence = node.sequence {
            var result: [String] = []
            for item in sequence { result += try words(item, name) }
            return result
        }
        return Self.words(of: try string(node, name))
    }

    /// The words between the blanks and line ends of a text.
    private static func words(of text: String) -> [String] {
        var text = text
        return text.withUTF8 { bytes in
            var words: [String] = []
            var start = 0
            var position = 0
            while position < bytes.count {
                let length = blank(bytes, at: position)
                if length == 0 {
                    position += 1
                    continue
                }
                if start < position { words.append(String(decoding: bytes[start..<position], as: UTF8.self)) }
                position += length
                start = position
            }
            if start < position { words.append(String(decoding: bytes[start..<position], as: UTF8.self)) }
            return words
        }
    }

    /// How many bytes the blank at an offset takes; 0 when there is none.
    private static func blank(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Int {
        switch bytes[offset] {
        case 0x20, 0x09...0x0D: return 1
        case 0xC2: return offset + 1 < bytes.count && bytes[offset + 1] == 0xA0 ? 2 : 0
        case 0xE3:
            guard offset + 2 < bytes.count else { return 0 }
            return bytes[offset + 1] == 0x80 && bytes[offset + 2] == 0x80 ? 3 : 0
        default: return 0
        }
    }
}
