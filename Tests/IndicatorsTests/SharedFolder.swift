import Foundation

/// What lies beside the repository and may be absent, and the files of the bundled catalogue.
enum SharedFolder {
    /// `shared` beside the repository or beside a folder that contains it, so that linked worktrees find it too.
    static let folder: URL? = {
        var above = URL(fileURLWithPath: #filePath)
        while above.pathComponents.count > 1 {
            above.deleteLastPathComponent()
            let shared = above.appendingPathComponent("shared")
            if FileManager.default.fileExists(atPath: shared.appendingPathComponent("spec").path) { return shared }
        }
        return nil
    }()

    /// Whether the folder is there. A clone without it skips the tests over it.
    static var isPresent: Bool { folder != nil }

    /// The YAML files that the product brings along.
    static let resources = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Shared/Indicators/Resources")

    /// The rows of a comma-separated table without line ends in its fields, by the names of its columns.
    static func table(_ name: String) throws -> [[String: String]] {
        guard let folder else { return [] }
        let text = try String(contentsOf: folder.appendingPathComponent("spec/\(name)"), encoding: .utf8)
        let rows = text.split(whereSeparator: \.isNewline).map(fields)
        guard let names = rows.first else { return [] }
        return rows.dropFirst().map { Dictionary(zip(names, $0)) { first, _ in first } }
    }

    private static func fields(_ line: Substring) -> [String] {
        var fields = [""]
        var isQuoted = false
        for character in line {
            switch character {
            case "\"": isQuoted.toggle()
            case "," where !isQuoted: fields.append("")
            default: fields[fields.count - 1].append(character)
            }
        }
        return fields
    }
}
