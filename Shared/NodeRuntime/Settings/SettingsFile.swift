import Phrases
private import Yams

/// A configuration file, flattened to dotted keys with the lines on which they stand.
struct SettingsFile {
    struct Entry: Equatable {
        let key: String
        let value: WrittenValue
        let line: Int
    }

    private(set) var entries: [Entry] = []
    private(set) var problems: [SettingsProblem] = []
    private let name: String
    private let sections: Set<String>

    /// Flattens `yaml`. What lies in a section that no key of `known` lies in is one entry, of value
    /// ``WrittenValue/section``.
    init(yaml: String, name: String, known: [String]) {
        self.name = name
        self.sections = Set(known.flatMap(Self.sections(of:)))
        do {
            guard let root = try Yams.compose(yaml: yaml) else { return }
            flatten(root, under: "")
        } catch let error as YamlError {
            problems.append(Self.problem(error, in: name))
        } catch {
            problems.append(Self.invalid(.file(name), "\(error)"))
        }
    }

    /// `["a", "a.b"]` for `a.b.c`.
    private static func sections(of key: String) -> [String] {
        key.indices.filter { key[$0] == "." }.map { String(key[..<$0]) }
    }

    private mutating func flatten(_ node: Node, under section: String) {
        switch node {
        case .mapping(let mapping):
            for (key, value) in mapping {
                let line = key.mark?.line ?? 1
                guard let word = key.scalar?.string else {
                    problems.append(
                        SettingsProblem(
                            source: .line(line, file: name), zh: "键须为一个词，不能是列表或小节",
                            en: "a key must be a word, not a list or a section"))
                    continue
                }
                let path = section.isEmpty ? word : "\(section).\(word)"
                if sections.contains(path) {
                    flatten(value, under: path)
                } else {
                    entries.append(Entry(key: path, value: Self.written(value), line: value.mark?.line ?? line))
                }
            }
        case .scalar(let scalar) where Self.written(scalar) == .nothing:
            break  // An empty section: all its keys are commented out.
        case .scalar, .sequence, .alias:
            let place = section.isEmpty ? Phrase(zh: "文件", en: "the file") : Phrase(zh: section, en: section)
            let found = Self.written(node).found
            problems.append(
                SettingsProblem(
                    source: .line(node.mark?.line ?? 1, file: name),
                    zh: "\(place.zh) 是小节，其下各行应写作“键: 值”，现为\(found.zh)",
                    en:
                        "\(place.en) is a section and wants lines of “key: value” below it, but has \(found.en)"
                ))
        }
    }

    private static func written(_ node: Node) -> WrittenValue {
        switch node {
        case .scalar(let scalar): written(scalar)
        case .sequence(let items): .list(items.map(written))
        case .mapping: .section
        case .alias(let alias): .plain("*\(alias.anchor.rawValue)")
        }
    }

    private static func written(_ scalar: Node.Scalar) -> WrittenValue {
        switch scalar.style {
        case .plain, .any: ["", "~", "null"].contains(scalar.string) ? .nothing : .plain(scalar.string)
        case .singleQuoted, .doubleQuoted, .literal, .folded: .quoted(scalar.string)
        }
    }

    private static func problem(_ error: YamlError, in name: String) -> SettingsProblem {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            invalid(.line(mark.line, file: name), problem)
        case .duplicatedKeysInMapping(let duplicates, let context):
            SettingsProblem(
                source: .line(context.mark.line, file: name),
                zh: "重复出现：\(duplicates.joined(separator: "、"))；只保留一处",
                en: "stated more than once: \(duplicates.joined(separator: ", ")); keep one")
        default:
            invalid(.file(name), "\(error)")
        }
    }

    private static func invalid(_ source: SettingsProblem.Source, _ problem: String) -> SettingsProblem {
        SettingsProblem(source: source, zh: "不是有效的 YAML：\(problem)", en: "is no valid YAML: \(problem)")
    }
}
