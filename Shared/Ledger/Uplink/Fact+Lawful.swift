import Documents
import Observations
import Places

/// Whoever handed a document in may not speak for the place that it is about.
struct Overreach: Error {
    /// Why, in one sentence for a person.
    let reason: String
}

extension Fact {
    /// The fact without the claims that go beyond what those who made them may speak for; a claim without ``Claim/within``
    /// may speak for any place.
    ///
    /// A reading is kept when any of its claims allows its place: somebody else's claim takes no document away from the
    /// node that handed it in rightly.
    func lawful(in gazetteer: Gazetteer) -> Result<Fact, Overreach> {
        switch self {
        case .claim(_, let claim):
            return claim.overreach(in: gazetteer).map { .failure(Overreach(reason: $0)) } ?? .success(self)
        case .reading(let reading, let claims):
            guard claims.contains(where: { $0.within != nil }) else { return .success(self) }
            let kept = claims.filter { $0.overreach(in: gazetteer) == nil }
            let reasons = claims.compactMap {
                $0.overreach(in: gazetteer) ?? $0.overreach(with: reading, in: gazetteer)
            }
            if reasons.count == claims.count, let reason = reasons.first { return .failure(Overreach(reason: reason)) }
            return .success(.reading(reading: reading, claims: kept))
        case .burial, .retraction, .adjudication: return .success(self)
        }
    }
}

extension Claim {
    private func authority(in gazetteer: Gazetteer) -> Authority? {
        within.map { Authority(origin: Origin(node: node, place: PlaceCode(rawValue: $0)), gazetteer: gazetteer) }
    }

    /// Why its hint may not be given; `nil` when it may.
    fileprivate func overreach(in gazetteer: Gazetteer) -> String? {
        authority(in: gazetteer)?.refusal(of: self)
    }

    /// Why whoever made it may not hand in what was read; `nil` when it may.
    fileprivate func overreach(with reading: Reading, in gazetteer: Gazetteer) -> String? {
        authority(in: gazetteer)?.refusal(of: .reading(reading: reading, claims: []), known: nil)
    }
}
