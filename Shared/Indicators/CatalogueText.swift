import Digests
import Foundation

/// A catalogue as it travels: the texts of its files, complete.
///
/// Where one of the files says `extends: bundled`, the product's own stand before it, so that it means the same to a build that
/// brings other ones along.
public struct CatalogueText: Hashable, Codable, Sendable {
    /// One file.
    public struct File: Hashable, Codable, Sendable {
        /// Its name, for the errors.
        public var name: String
        /// What stands in it.
        public var text: String
        /// Whether its entries are a node's own beside what was handed down to it: where both have an entry of one code, that of
        /// the other files counts.
        public var isAddition: Bool

        /// Makes a file.
        public init(name: String, text: String, isAddition: Bool = false) {
            self.name = name
            self.text = text
            self.isAddition = isAddition
        }
    }

    /// The longest catalogue that is taken from elsewhere, in bytes of text: the bundled one has 0.6 MB.
    public static let byteLimit = 8 << 20

    /// The files, in the order in which they are read.
    public var files: [File]

    /// Makes a text of files that want no others.
    public init(files: [File]) { self.files = files }

    /// That of the product.
    /// - Throws: ``CatalogueError`` when its files are missing.
    public static func bundled() throws(CatalogueError) -> CatalogueText {
        CatalogueText(files: try Catalogue.bundledTexts().map { File(name: $0.name, text: $0.text) })
    }

    /// Reads one YAML file, or every `.yaml` file of a folder, with the product's own where one of them extends it.
    /// - Throws: ``CatalogueError`` when a file cannot be read or is no YAML.
    public init(contentsOf url: URL) throws(CatalogueError) {
        let own = try Catalogue.texts(at: url).map { File(name: $0.name, text: $0.text) }
        files = (try Self.extendsBundled(own) ? try Self.bundled().files : []) + own
    }

    /// What a catalogue of one's own adds to the product's; `nil` when it stands in the place of that.
    /// - Throws: ``CatalogueError`` when a file cannot be read or is no YAML.
    public static func additions(at url: URL) throws(CatalogueError) -> [File]? {
        let own = try Catalogue.texts(at: url).map { File(name: $0.name, text: $0.text, isAddition: true) }
        return try extendsBundled(own) ? own : nil
    }

    /// The text with a node's own additions behind it.
    public func adding(_ additions: [File]) -> CatalogueText { CatalogueText(files: files + additions) }

    /// How many bytes it has.
    public var byteCount: Int { files.reduce(0) { $0 + $1.name.utf8.count + $1.text.utf8.count } }

    /// The SHA-256 over all files and their names, by which two publications are told apart.
    public var digest: String { hash(naming: \.name) }

    /// The SHA-256 over what stands in the files, whatever they are called, by which two contents are told apart.
    public var contentDigest: String { hash { _ in "" } }

    private func hash(naming name: (File) -> String) -> String {
        var digest = SHA256()
        for file in files {
            for part in [file.isAddition ? "addition" : "file", name(file), file.text] {
                // The length goes before, so that no two texts share their bytes by moving a border.
                digest.update(Array("\(part.utf8.count):".utf8))
                digest.update(Array(part.utf8))
            }
        }
        return digest.finalize().reduce(into: "") { $0 += ($1 < 16 ? "0" : "") + String($1, radix: 16) }
    }

    /// The catalogue.
    /// - Parameter withExamples: whether the sentences that prove it are wanted too.
    /// - Throws: ``CatalogueError`` for anything that is not of the schema.
    public func catalogue(withExamples: Bool = false) throws(CatalogueError) -> Catalogue {
        var builder = CatalogueBuilder()
        for file in files {
            let text = withExamples ? file.text : ExampleBlocks.removed(from: file.text)
            try builder.add(text, file: file.name, isAddition: file.isAddition)
        }
        return try builder.finish()
    }

    private static func extendsBundled(_ files: [File]) throws(CatalogueError) -> Bool {
        var builder = CatalogueBuilder()
        for file in files { try builder.add(ExampleBlocks.removed(from: file.text), file: file.name) }
        return builder.extendsBundled
    }
}
