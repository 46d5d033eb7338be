import Documents
import Indicators
import Observations
import Places
import Quantities

/// Reads documents: text in, metadata, mentions, observations and checks out.
///
/// A reading depends on the text and on ``edition`` alone. A reader is made once and used for any number of documents,
/// from any number of threads.
public struct Reader: Sendable {
    /// The version of the rules in code; raised with every change of what is read.
    public static let engine = 12

    /// The catalogue that it reads by.
    public let catalogue: Catalogue
    /// What it reads by, as three numbers.
    public let edition: Edition
    private let gazetteer: Gazetteer
    private let vocabulary: Vocabulary
    private let relations: IndicatorRelations

    /// Makes a reader. Complexity: linear in the size of the catalogue.
    public init(catalogue: Catalogue, gazetteer: Gazetteer) {
        self.catalogue = catalogue
        self.gazetteer = gazetteer
        vocabulary = Vocabulary(catalogue)
        relations = IndicatorRelations(catalogue)
        edition = Edition(engine: Self.engine, catalogue: catalogue.edition, gazetteer: gazetteer.edition)
    }

    /// Reads one document. Complexity: linear in its length.
    public func read(_ text: String, document: DocumentID) -> Reading {
        var steps = NoSteps()
        return read(text, document: document, steps: &steps)
    }

    /// Reads one document and tells when each step of it has ended.
    public func read(_ text: String, document: DocumentID, steps: inout some ReadingSteps) -> Reading {
        let writer = write(text, traced: false, steps: &steps)
        let observations = writer.observations()
        steps.ended(.observations)
        let mentions = writer.mentions(observations)
        steps.ended(.mentions)
        let checks = writer.checks(observations)
        steps.ended(.checks)
        var stated = observations.list
        let zeros = writer.wordedZeros()
        if !zeros.isEmpty { stated = (stated + zeros).sorted { $0.span.start < $1.span.start } }
        return Reading(
            document: document, edition: edition, metadata: writer.metadata, mentions: mentions,
            observations: stated, checks: checks, text: text)
    }

    /// Reads one document and says of every number why it was read as it was. The reading is that of
    /// ``read(_:document:)``.
    public func explain(_ text: String, document: DocumentID) -> Explanation {
        var steps = NoSteps()
        let writer = write(text, traced: true, steps: &steps)
        let accounts = AccountWriter(
            writer: writer, vocabulary: vocabulary, observations: writer.observations()
        ).accounts()
        return Explanation(reading: read(text, document: document), accounts: accounts)
    }

    /// Everything up to the statements; the writer makes values of them.
    private func write(_ text: String, traced: Bool, steps: inout some ReadingSteps) -> ReadingWriter {
        let source = DocumentText(normalising: text)
        steps.ended(.normalisation)
        let metadata = MetadataReader(gazetteer: gazetteer).read(source)
        steps.ended(.metadata)
        let names = PlaceNames(gazetteer: gazetteer, reporting: metadata.place, year: metadata.year)
            .matches(in: source.reading)
        let places = names.map(\.range)
        steps.ended(.places)
        let lexed = Lexer.lex(source.reading, vocabulary, places: places)
        steps.ended(.lexis)
        let outline = Outline(lexed, year: metadata.year, isPlan: metadata.kind == .workPlan)
        steps.ended(.outline)
        let frames = FrameReader(
            text: lexed, outline: outline, vocabulary: vocabulary, catalogue: catalogue, relations: relations,
            year: metadata.year, places: places, traced: traced)
        frames.read()
        steps.ended(.frames)
        return ReadingWriter(
            source: source, text: lexed, outline: outline, frames: frames, catalogue: catalogue, relations: relations,
            metadata: metadata,
            scopes: ScopeFinder(
                text: lexed, outline: outline, reporter: Reporter(metadata, gazetteer: gazetteer),
                gazetteer: gazetteer, names: names),
            standing: StandingPeriod.find(lexed, outline, title: metadata.title, year: metadata.year))
    }
}
