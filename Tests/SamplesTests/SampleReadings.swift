import Decoding
import Documents
import Extraction
import Foundation
import Indicators
import Observations
import Places
import Rollups

/// The sample reports as they lie in the repository, read once for all tests.
struct SampleReadings: Sendable {
    /// One reading a path, in the order of ``Truth/paths``.
    let byPath: [String: Reading]
    /// What was read by.
    let catalogue: Catalogue
    /// Where the places come from.
    let gazetteer: Gazetteer

    private static let outcome = Result { try SampleReadings() }

    /// The readings.
    /// - Throws: what stood in the way of reading them.
    static func all() throws -> SampleReadings { try outcome.get() }

    /// The folder of the sample reports.
    static var folder: URL {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("deploy/samples")
    }

    private init() throws {
        let catalogue = try Catalogue.bundled()
        let gazetteer = try Gazetteer.bundled()
        let reader = Reader(catalogue: catalogue, gazetteer: gazetteer)
        var found: [String: Reading] = [:]
        for path in Truth.paths {
            let bytes = [UInt8](try Data(contentsOf: Self.folder.appendingPathComponent(path)))
            found[path] = reader.read(try TextDecoding.decode(bytes), document: DocumentID(hashing: bytes))
        }
        byPath = found
        self.catalogue = catalogue
        self.gazetteer = gazetteer
    }

    /// What was read in one report.
    func reading(_ path: String) throws -> Reading {
        guard let reading = byPath[path] else { throw MissingSample(path: path) }
        return reading
    }

    /// The readings as the ledger hands them to the fold.
    var facts: [DocumentFacts] {
        Truth.paths.compactMap { byPath[$0] }.map {
            DocumentFacts(document: $0.document, claims: [], outcome: .read(.init(of: $0)))
        }
    }
}

/// A table names a report that does not lie in the folder.
struct MissingSample: Error, CustomStringConvertible {
    /// The report.
    var path: String

    /// What to do.
    var description: String { "deploy/samples has no “\(path)”, which the tables of truth name" }
}
