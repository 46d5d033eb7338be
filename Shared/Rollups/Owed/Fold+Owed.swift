import Documents
import Duties
import Observations
import Places

/// What was handed in against what is owed. A report counts here when it counts for the coverage: the two never disagree. What is not read
/// yet is told of the place that those name who handed it in, and where they name no year, of every year that is asked for.
extension Fold {
    /// What is known of a report that somebody owes, at a moment.
    ///
    /// - Parameters:
    ///   - duty: what is owed.
    ///   - documents: those that touch the place, whatever their year, in any order.
    ///   - unplaced: those that nothing gives to a place and year; the ones that may be meant are picked out.
    ///   - awaited: those that were handed in and are not read yet; the ones that are meant are picked out.
    ///   - moment: milliseconds since 1970 (UTC): what was first handed in later is not known yet. What has no claim is.
    public func fulfilment(
        of duty: Duty, documents: [DocumentFacts], unplaced: [DocumentFacts], awaited: [AwaitedDocument] = [],
        at moment: Int64
    ) -> Fulfilment {
        var found: [Fulfilment.State: [Fulfilment.Evidence]] = [:]
        var handedInAt: Int64?
        let known = (documents + unplaced).filter { $0.handedInAt ?? .min <= moment }
        for facts in known.sorted(by: { $0.document < $1.document }) {
            let attribution = attribution(of: facts)
            guard let state = state(of: facts, attribution, for: duty) else { continue }
            found[state, default: []].append(facts.evidence(year: attribution.year))
            if state == .handedIn, let time = facts.handedInAt { handedInAt = min(handedInAt ?? time, time) }
        }
        for document in awaited.sorted(by: { $0.document < $1.document })
        where document.handedInAt.map({ $0 <= moment }) ?? true {
            let key = PlaceYear(place: duty.place, year: duty.year)
            guard let evidence = evidence(of: document, for: key) else { continue }
            found[.inProcess, default: []].append(evidence)
        }
        let state = Fulfilment.State.allCases.first { found[$0] != nil } ?? .never
        var evidence = found[state] ?? []
        if state == .otherYear {
            let latest = evidence.compactMap(\.year).max()
            evidence.removeAll { $0.year != latest }
        }
        return Fulfilment(duty: duty, state: state, evidence: evidence, handedInAt: handedInAt)
    }

    /// What a document is in evidence that is not read yet; `nil` when those who handed it in say another place or year, or no place.
    public func evidence(of document: AwaitedDocument, for key: PlaceYear) -> Fulfilment.Evidence? {
        guard let arrival = arrival(of: document), arrival.place == key.place, arrival.year ?? key.year == key.year
        else { return nil }
        return Fulfilment.Evidence(
            document: document.document, source: document.claims.first?.source, year: arrival.year)
    }

    /// What a document is in evidence.
    public func evidence(of facts: DocumentFacts) -> Fulfilment.Evidence {
        facts.evidence(year: attribution(of: facts).year)
    }

    /// What a document says about a duty; `nil` when it has nothing to do with it.
    private func state(of facts: DocumentFacts, _ attribution: Attribution, for duty: Duty) -> Fulfilment.State? {
        guard let findings = facts.findings else {
            // Nothing tells whose a dead letter is but those who handed it in, and they name places.
            guard duty.department == nil, !facts.isWithheld, attribution.place == duty.place,
                attribution.year == duty.year
            else {
                return nil
            }
            return facts.isRetracted ? .retracted : .unreadable
        }
        let metadata = findings.metadata
        guard isMeant(metadata, duty) else { return nil }
        guard attribution.place == duty.place else {
            let mayBe = attribution.place == nil && metadata.candidates.contains(duty.place)
            return mayBe && attribution.year ?? duty.year == duty.year && !facts.isRetracted ? .undecided : nil
        }
        let isReport = metadata.kind != .workPlan && metadata.kind != .news
        guard let year = attribution.year else { return isReport && !facts.isRetracted ? .undecided : nil }
        guard year == duty.year else { return isReport && !facts.isRetracted ? .otherYear : nil }
        guard isReport else { return facts.isRetracted ? nil : .otherKind }
        return facts.isRetracted ? .retracted : .handedIn
    }

    /// Whether a document is of the body that owes: the government, or the department. A roster says 市公安局 and the report
    /// 武汉市公安局, or the other way round.
    private func isMeant(_ metadata: DocumentMetadata, _ duty: Duty) -> Bool {
        let isDepartments = metadata.level == .department || metadata.department != nil
        guard let owing = duty.department else { return !isDepartments }
        guard isDepartments, let department = metadata.department else { return false }
        return department.hasSuffix(owing) || owing.hasSuffix(department)
    }
}

extension DocumentFacts {
    /// When it was first handed in, as far as anybody said.
    fileprivate var handedInAt: Int64? { claims.map(\.time).min() }

    fileprivate func evidence(year: Int?) -> Fulfilment.Evidence {
        var reason: String?
        if let retraction, retraction.isRetracted {
            reason = retraction.reason
        } else if case .buried(let failure) = outcome {
            reason = failure.reason
        }
        return Fulfilment.Evidence(document: document, source: claims.first?.source, year: year, reason: reason)
    }
}
