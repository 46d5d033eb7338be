import Documents
import Extraction
import Foundation
import Observations
import Places
import Quantities
import Testing

/// The reports beside the repository, with what a careful reader says each one is.
enum MetadataCorpus {
    /// The fields that the annotations compare.
    struct Gold: Decodable, Hashable {
        var jurisdiction: String?
        var adcode: String?
        var parent: String?
        var level: String?
        var functionalZone: Bool
        var year: Int?
        var published: String?
        var issuer: String?
        var script: String?

        enum CodingKeys: String, CodingKey {
            case jurisdiction, adcode, parent, level, year, published, issuer, script
            case functionalZone = "functional_zone"
        }

        init(_ metadata: DocumentMetadata) {
            jurisdiction = metadata.placeName
            adcode = metadata.adcode?.rawValue
            parent = metadata.parent?.rawValue
            level = metadata.level?.rawValue
            functionalZone = metadata.isFunctionalZone
            year = metadata.year
            published = metadata.published?.description
            issuer = metadata.issuer
            script = metadata.script.rawValue
        }
    }

    /// `shared` beside the repository or beside a folder that contains it, so that linked worktrees find it too.
    static let folder: URL? = {
        var above = URL(fileURLWithPath: #filePath)
        while above.pathComponents.count > 1 {
            above.deleteLastPathComponent()
            let shared = above.appendingPathComponent("shared")
            if FileManager.default.fileExists(atPath: shared.appendingPathComponent("corpus").path) { return shared }
        }
        return nil
    }()

    /// Whether the folder is there. A clone without it skips the tests over it.
    static var isPresent: Bool { folder != nil }

    /// The names of the annotated reports, `real/…` and `authored/…`.
    static var names: [String] {
        ["real", "authored"].flatMap { part in
            let gold = folder?.appendingPathComponent("gold/\(part)").path ?? ""
            let files = (try? FileManager.default.contentsOfDirectory(atPath: gold)) ?? []
            return files.filter { $0.hasSuffix(".jsonl") }.sorted().map { "\(part)/\($0.dropLast(6))" }
        }
    }

    static func text(_ name: String) throws -> DocumentText {
        let path = try #require(folder).appendingPathComponent("corpus/\(name).txt")
        return DocumentText(normalising: try String(contentsOf: path, encoding: .utf8))
    }

    static func gold(_ name: String) throws -> Gold {
        let path = try #require(folder).appendingPathComponent("gold/\(name).jsonl")
        let lines = try String(contentsOf: path, encoding: .utf8).split(separator: "\n")
        return try JSONDecoder().decode(Gold.self, from: Data((lines.first ?? "").utf8))
    }
}

/// The bundled gazetteer, loaded once for all tests.
let bundledGazetteer = Result { try Gazetteer.bundled() }
