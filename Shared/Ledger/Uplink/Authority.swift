import Documents
import Observations
import Places
import Rollups

/// What a node may hand in: facts about its place and what lies under it, and about documents that nobody else has.
struct Authority {
    let origin: Origin
    let gazetteer: Gazetteer

    /// Why a fact may not come from here, in a sentence; `nil` when it may.
    ///
    /// A document whose place nothing tells enters no sum, so it is taken and shown as such.
    ///
    /// - Parameter known: what the ledger knows of the document; `nil` when it was neither read nor buried.
    func refusal(of fact: Fact, known: DocumentFacts?) -> String? {
        switch fact {
        case .reading(let reading, let claims):
            if case .place(let place) = reading.metadata.jurisdiction, !mayHandIn(place) {
                return told("a report of \(name(place))")
            }
            return claims.lazy.compactMap(refusal).first
        case .claim(_, let claim): return refusal(of: claim)
        case .burial: return nil
        case .retraction(let document, _):
            guard let known else {
                return "\(origin.node) retracts the document \(document), which it has not handed up."
            }
            if case .place(let place)? = known.findings?.metadata.jurisdiction, !mayHandIn(place) {
                return told("a retraction of a report of \(name(place))")
            }
            return nil
        case .adjudication(let adjudication):
            if case .observation(let document, _, _) = adjudication.subject, known == nil {
                return "\(origin.node) decides about a figure of the document \(document), which it has not handed up."
            }
            return place(beyond: adjudication.subject, known: known)
                .map { told("a decision about a figure of \(name($0))") }
        }
    }

    /// The place of somebody else of which a decision would be; `nil` when the node may decide.
    private func place(beyond subject: Adjudication.Subject, known: DocumentFacts?) -> PlaceCode? {
        switch subject {
        case .cell(let place, _, _): return mayHandIn(place) ? nil : place
        case .observation:
            guard case .place(let place)? = known?.findings?.metadata.jurisdiction, !mayHandIn(place) else {
                return nil
            }
            return place
        }
    }

    /// Why the node may not decide about something, in a sentence for whoever wants to; `nil` when it may.
    func refusal(toDecideAbout subject: Adjudication.Subject, known: DocumentFacts?) -> String? {
        place(beyond: subject, known: known).map {
            "This node answers for \(name(origin.place)) and what lies under it, and not for \(name($0)). "
                + "Decide at the node of that place, or at one above both."
        }
    }

    func refusal(of claim: Claim) -> String? {
        guard let hint = claim.placeHint,
            let place = Attribution.place(hint, in: gazetteer, year: claim.yearHint), !mayHandIn(place)
        else { return nil }
        return told("a document as one of \(name(place))")
    }

    /// What a fact is about that may not come from here.
    func subject(of fact: Fact, known: DocumentFacts?) -> RefusedFact.Subject {
        fact.subject(known: known) { Attribution.place($0, in: gazetteer, year: $1) }
    }

    private func mayHandIn(_ place: PlaceCode) -> Bool {
        gazetteer.isWithin(place, origin.place)
    }

    private func name(_ place: PlaceCode) -> String {
        gazetteer.place(place).map { "\($0.name) (\(place))" } ?? place.rawValue
    }

    private func told(_ what: String) -> String {
        "\(origin.node) handed in \(what), but answers for \(name(origin.place)) alone."
    }
}
