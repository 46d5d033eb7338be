import Documents
import Foundation
import Indicators
import Observations
import Phrases
import Places
import Quantities
import Rollups

/// A document of the ledger with the fates of its figures: what the tables of documents, figures and checks are made of.
public struct DocumentRecord: Sendable {
    /// What is known of the document.
    public let facts: DocumentFacts
    let names: Names
    private let whyNots: [Int: WhyNot?]
    private let attribution: Attribution
    private let outerChecks: [Check]

    /// Joins what a ledger hands out.
    ///
    /// - Parameters:
    ///   - facts: the document.
    ///   - uses: the fates of its figures; those of other documents are ignored.
    ///   - names: the names that go beside codes.
    ///   - outerChecks: its figures against those of other documents: of places below it, of the year before.
    public init(
        _ facts: DocumentFacts, uses: [PlaceResult.FigureUse], names: Names, outerChecks: [Check] = []
    ) {
        self.facts = facts
        self.outerChecks = outerChecks
        self.names = names
        whyNots = Dictionary(
            uses.filter { $0.document == facts.document }.map { ($0.index, $0.whyNot) },
            uniquingKeysWith: { first, _ in first })
        attribution = Fold(catalogue: names.catalogue, gazetteer: names.gazetteer).attribution(of: facts)
    }

    var metadata: DocumentMetadata? { facts.findings?.metadata }
    /// The year reported, by the text or else by its submitters.
    var year: Int? { attribution.year }
    /// The place that reports, by the text or else by its submitters.
    var placeCode: PlaceCode? { facts.findings == nil ? nil : attribution.place }
    /// The place that reports, or for a dead letter the one that its submitters name.
    var hintedPlace: PlaceCode? { attribution.place }
    /// Why none of its figures can enter a cell; `nil` when they may.
    var whyNotAtAll: WhyNot? { attribution.bar }
    var place: Place? { names.place(placeCode, in: year) }
    var checksFailed: Int { allChecks.count { !$0.holds } }
    private var allChecks: [Check] { (facts.findings?.checks ?? []) + outerChecks }

    /// The name of the reporting place; what the document calls itself when the gazetteer has no such place.
    var placeName: String? {
        if let place { return place.name }
        switch metadata?.jurisdiction {
        case .outside(let name): return name
        case .undecided(let name, _): return name ?? metadata?.placeName
        case .place(let code): return metadata?.placeName ?? code.rawValue
        case nil: return nil
        }
    }

    /// Where the bytes came from, each source once.
    var sources: [String] {
        var seen: Set<String> = []
        return facts.claims.map(\.source).filter { seen.insert($0).inserted }
    }

    /// The last two parts of the first source: enough to find the file, short enough for a line.
    var shortSource: String {
        sources.first.map { $0.split(separator: "/").suffix(2).joined(separator: "/") } ?? facts.document.short
    }

    /// The places that come into question, with their names, when nothing decides.
    var candidates: [String] {
        (metadata?.candidates ?? []).map { code in
            let containers = names.gazetteer.ancestors(of: code).reversed().map(\.name)
            return "\(code) " + (containers + [names.name(of: code, in: year)]).joined()
        }
    }

    /// The fate of a figure: `nil` when it entered its cell.
    func whyNot(_ index: Int) -> WhyNot? {
        if let known = whyNots[index] { return known }
        return attribution.bar ?? .placeUndecided
    }

    /// Whether it was read, as a term of the vocabulary; a retraction comes first.
    var status: String {
        facts.isRetracted ? "retracted" : facts.findings == nil ? "dead" : "stored"
    }

    /// Why the document is retracted, or a dead letter, or why none of its figures is added up.
    var reason: Phrase? {
        if let retraction = facts.retraction, retraction.isRetracted {
            return Phrase(zh: "已撤回：\(retraction.reason)", en: "retracted: \(retraction.reason)")
        }
        if case .buried(let failure) = facts.outcome { return failure.words }
        return attribution.bar?.words
    }

    /// Its figures, in the order of the text.
    public var observations: [ObservationRecord] {
        (facts.findings?.observations ?? []).indices.map { ObservationRecord(document: self, index: $0) }
    }

    /// Its checks, those within its text first.
    public var checks: [CheckRecord] {
        allChecks.enumerated().map {
            CheckRecord(document: self, index: $0.offset, check: $0.element)
        }
    }
}

/// One figure of a document.
public struct ObservationRecord: Sendable {
    let document: DocumentRecord
    let index: Int

    var observation: Observation? { document.facts.findings?.observations[index] }
    /// The year of the cell that the figure belongs to.
    var year: Int? {
        observation.map { $0.period.year ?? document.year ?? $0.period.to.year }
    }
}

/// One check of a document.
public struct CheckRecord: Sendable {
    let document: DocumentRecord
    let index: Int
    let check: Check
}

/// One cell with its names.
public struct CellRecord: Sendable {
    /// The cell.
    public let cell: Cell
    let names: Names
    /// The year of the divisions, where it is another than that of the figures.
    let asOf: Int?
    /// What changes of divisions did to it.
    let notes: [TerritoryNote]
    /// How it grew since the year before.
    let growth: Growth?

    /// Takes a cell and the names that go beside its codes.
    public init(_ cell: Cell, names: Names, asOf: Int? = nil, notes: [TerritoryNote] = [], growth: Growth? = nil) {
        self.cell = cell
        self.names = names
        self.asOf = asOf
        self.notes = notes
        self.growth = growth
    }

    var place: Place? { names.place(cell.place, in: asOf ?? cell.year) }
}
