import Foundation
import Yams

extension Catalogue {
    /// The catalogue that the product brings along, to read by: its ``examples`` are left out, as no report needs them and
    /// they take most of the time of loading.
    /// - Throws: ``CatalogueError`` when its files are missing or damaged.
    public static func bundled() throws(CatalogueError) -> Catalogue {
        let files = try texts(at: bundledFolder())
        return try Catalogue(yaml: files.map { ($0.name, ExampleBlocks.removed(from: $0.text)) })
    }

    /// The same catalogue with its examples, to prove it by.
    /// - Throws: ``CatalogueError`` when its files are missing or damaged, or an example is not of the schema.
    public static func bundledWithExamples() throws(CatalogueError) -> Catalogue {
        try Catalogue(yaml: bundledTexts())
    }

    /// The product's own files, with their examples.
    static func bundledTexts() throws(CatalogueError) -> [(name: String, text: String)] {
        try texts(at: bundledFolder())
    }

    private static func bundledFolder() throws(CatalogueError) -> URL {
        guard let folder = Bundle.module.url(forResource: "Resources", withExtension: nil) else {
            throw CatalogueError(
                file: "Resources", reason: "the bundled catalogue is missing: install the program again")
        }
        return folder
    }

    /// Reads one YAML file, or every `.yaml` file of a folder in the order of their names, as one catalogue.
    ///
    /// When one of them says `extends: bundled`, the product's own entries, words and measure words are there too.
    /// - Throws: ``CatalogueError`` with file, line and entry for anything that is not of the schema.
    public init(contentsOf url: URL) throws(CatalogueError) { try self.init(yaml: Self.texts(at: url)) }

    /// Reads a catalogue from the text of its files, named for the errors.
    /// - Throws: ``CatalogueError`` as ``init(contentsOf:)`` does.
    public init(yaml files: [(name: String, text: String)]) throws(CatalogueError) {
        var builder = CatalogueBuilder()
        for file in files { try builder.add(file.text, file: file.name) }
        if builder.extendsBundled {
            builder = CatalogueBuilder()
            for file in try Self.texts(at: Self.bundledFolder()) { try builder.add(file.text, file: file.name) }
            for file in files { try builder.add(file.text, file: file.name) }
        }
        self = try builder.finish()
    }

    /// The YAML file at a path, or those of a folder in the order of their names.
    static func texts(at url: URL) throws(CatalogueError) -> [(name: String, text: String)] {
        var texts: [(name: String, text: String)] = []
        for file in try files(at: url) {
            do {
                texts.append((file.lastPathComponent, try String(contentsOf: file, encoding: .utf8)))
            } catch {
                throw CatalogueError(
                    file: file.lastPathComponent, reason: "cannot be read: \(error.localizedDescription)")
            }
        }
        return texts
    }

    private static func files(at url: URL) throws(CatalogueError) -> [URL] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) else {
            throw CatalogueError(file: url.path, reason: "there is no such file or folder")
        }
        guard isFolder.boolValue else { return [url] }
        let found: [URL]
        do {
            found = try FileManager.default.contentsOfDirectory(at: url, includingPropertiesForKeys: nil)
        } catch {
            throw CatalogueError(file: url.path, reason: "cannot be listed: \(error.localizedDescription)")
        }
        let files = found.filter { $0.pathExtension == "yaml" }
        guard !files.isEmpty else { throw CatalogueError(file: url.path, reason: "holds no .yaml file") }
        return files.sorted { $0.lastPathComponent < $1.lastPathComponent }
    }
}
