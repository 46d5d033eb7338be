import Documents
import Observations
import Places
import Rollups

extension Fact {
    /// What people are told that a refused fact is about.
    ///
    /// - Parameters:
    ///   - known: what the ledger knows of the document; `nil` when it was neither read nor buried.
    ///   - place: the place that a submitter's hint means, for a report of a year.
    func subject(
        known: DocumentFacts?, place: (_ hint: String, _ year: Int?) -> PlaceCode?
    ) -> RefusedFact.Subject {
        switch self {
        case .reading(let reading, _): return RefusedFact.Subject(of: reading.metadata, document: document)
        case .claim(_, let claim):
            return RefusedFact.Subject(
                document: document, place: claim.placeHint.flatMap { place($0, claim.yearHint) }, year: claim.yearHint)
        case .burial, .retraction: return RefusedFact.Subject(of: known?.findings?.metadata, document: document)
        case .adjudication(let adjudication):
            switch adjudication.subject {
            case .cell(let place, let year, let indicator):
                return RefusedFact.Subject(document: nil, place: place, year: year, indicator: indicator)
            case .observation(_, let indicator, _):
                var subject = RefusedFact.Subject(of: known?.findings?.metadata, document: document)
                subject.indicator = indicator
                return subject
            }
        }
    }
}

extension RefusedFact.Subject {
    fileprivate init(of metadata: DocumentMetadata?, document: DocumentID) {
        var place: PlaceCode?
        if case .place(let code)? = metadata?.jurisdiction { place = code }
        self.init(document: document, place: place, year: metadata?.year)
    }
}
