import Indicators
import Places

/// Whether a node takes a catalogue that was published: it must be whole, later than what the node reads by, free of faults, and
/// read its own examples as they say, by this build.
public struct CatalogueExamination: Sendable {
    /// What the node reads by now.
    public struct Present: Sendable {
        /// Its edition.
        public var edition: Int
        /// The digest of its text.
        public var digest: String

        /// Names what is read by.
        public init(edition: Int, digest: String) {
            self.edition = edition
            self.digest = digest
        }
    }

    /// Why a node does not take one.
    public enum Refusal: Error, Hashable, Sendable, CustomStringConvertible {
        /// More bytes than are taken.
        case tooLong(bytes: Int)
        /// The files are not those that were published.
        case damaged
        /// It cannot be loaded.
        case faulty(CatalogueError)
        /// It does not have the edition that it says.
        case misnamed(says: Int, has: Int)
        /// What the node reads by is later.
        case older(Int, present: Int)
        /// Another content under the edition that the node reads by.
        case sameEdition(Int)
        /// It says how zones are counted that the gazetteer does not have.
        case unknownZones([String])
        /// Examples are read otherwise than they say.
        case examples(differing: Int, of: Int, first: String)

        /// One sentence for a person, with what to do.
        public var description: String {
            switch self {
            case .tooLong(let bytes):
                "the catalogue has \(bytes) bytes, more than the \(CatalogueText.byteLimit) that are taken"
            case .damaged: "the files of the catalogue are not those that were published: publish it again"
            case .faulty(let error): "the catalogue is faulty: \(error)"
            case .misnamed(let says, let has):
                "the catalogue was published as edition \(says) and has edition \(has) here: give the node's own additions a lower one"
            case .older(let edition, let present):
                "the catalogue has edition \(edition), and edition \(present) is read by here already: publish it with “edition: \(present + 1)”"
            case .sameEdition(let edition):
                "another catalogue of edition \(edition) is read by here, and two under one edition cannot be told apart: publish it with “edition: \(edition + 1)”"
            case .unknownZones(let codes):
                "the gazetteer has no zones with the codes \(codes.joined(separator: ", ")), which the catalogue says how to count"
            case .examples(let differing, let count, let first):
                "\(differing) of \(count) examples are read otherwise than they say, the first: \(first); “shangji catalogue test” shows all, and an older build wants to be updated first"
            }
        }
    }

    private let gazetteer: Gazetteer

    /// - Parameter gazetteer: the places by which examples are read.
    public init(gazetteer: Gazetteer) { self.gazetteer = gazetteer }

    /// Looks at a publication. Complexity: that of reading all its examples; some seconds.
    ///
    /// - Parameters:
    ///   - additions: what the node itself adds.
    ///   - present: what it reads by now.
    /// - Returns: all that the node will read by, its own additions included, without the examples.
    /// - Throws: ``Refusal``.
    public func examine(
        _ publication: CataloguePublication, adding additions: [CatalogueText.File] = [], present: Present
    ) throws(Refusal) -> Catalogue {
        let bytes = publication.text.byteCount
        guard bytes <= CatalogueText.byteLimit else { throw .tooLong(bytes: bytes) }
        guard publication.isWhole else { throw .damaged }
        let text = publication.text.adding(additions)
        let whole = try Self.load(text)
        let isPresent = text.digest == present.digest
        if !isPresent {
            guard whole.edition >= present.edition else { throw .older(whole.edition, present: present.edition) }
            guard whole.edition > present.edition else { throw .sameEdition(present.edition) }
        }
        guard whole.edition == publication.edition else {
            throw .misnamed(says: publication.edition, has: whole.edition)
        }
        let unknown = gazetteer.unknownZones(of: whole)
        guard unknown.isEmpty else { throw .unknownZones(unknown) }
        try prove(whole)
        do {
            return try text.catalogue()
        } catch {
            throw .faulty(error)
        }
    }

    /// Reads every example by the whole catalogue.
    private func prove(_ catalogue: Catalogue) throws(Refusal) {
        let trial = CatalogueTrial(Reader(catalogue: catalogue, gazetteer: gazetteer))
        let differing = catalogue.examples.filter { trial.difference($0) != nil }
        guard let first = differing.first else { return }
        throw .examples(
            differing: differing.count, of: catalogue.examples.count,
            first: "\(first.file):\(first.line) \(first.entry) “\(first.text)”")
    }

    private static func load(_ text: CatalogueText) throws(Refusal) -> Catalogue {
        do {
            return try text.catalogue(withExamples: true)
        } catch {
            throw .faulty(error)
        }
    }
}

extension Gazetteer {
    /// The zones that a catalogue says how to count and that are none here.
    public func unknownZones(of catalogue: Catalogue) -> [String] {
        catalogue.zones.keys.filter { place(PlaceCode(rawValue: $0))?.kind != .zone }.sorted()
    }
}
