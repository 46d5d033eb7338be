import Documents
import Foundation
import Hosting
import Ledger
import Links
import Logging
import Messages
import NodeRuntime
import Observations
import Places

/// The comparison with the node above, as the operator orders it, and with a node below, as that asks.
///
/// First digests by place and year are compared, then, where these differ, document by document. What the node above lacks
/// is put into the outbox again and goes its usual way.
extension AggregateNode {
    func verifyParent() async throws -> ParentVerified {
        guard let uplink else { throw ComparisonError.isRoot }
        guard let parentPort, parentPort.isReady else { throw ComparisonError.parentAway }
        guard uplink.lag == 0 else { throw ComparisonError.isBehind(uplink.lag) }
        let theirs = try await askParent(AskDigests(), for: Digests.self)
        let digests = Dictionary(
            theirs.items.map { (Period(place: $0.place, year: $0.year), $0.digest) }, uniquingKeysWith: { $1 })
        let groups = try await ledger.holdings()
        var differences: [ParentVerified.Difference] = []
        var compared: Set<Period> = []
        for group in groups {
            let period = Period(place: group.place, year: group.year)
            compared.insert(period)
            guard digests[period] != group.digest else { continue }
            differences += try await compare(period, group.holdings)
        }
        for item in theirs.items {
            let period = Period(place: item.place, year: item.year)
            if !compared.contains(period) { differences += try await compare(period, []) }
        }
        let missing = Set(differences.flatMap(\.missing)).sorted { $0.description < $1.description }
        // What was refused may be taken by now: a key stood under a wrong place, or a page was damaged.
        let refused = try await ledger.handUpRefusedAgain()
        try await ledger.handUpAgain(missing)
        if refused > 0 || !missing.isEmpty { grew() }
        logger.notice(
            "compared with the parent",
            metadata: [
                "parent": "\(parentName)", "groups": "\(compared.count)",
                "differing": "\(differences.count(where: \.isFault))",
                "handed up again": "\(missing.count)", "refused before": "\(refused)",
            ])
        return ParentVerified(
            parent: parentName, groups: compared.count,
            documents: Set(groups.flatMap { $0.holdings.map(\.document) }).count, differences: differences,
            refused: refused)
    }

    private struct Period: Hashable {
        var place: PlaceCode?
        var year: Int?
    }

    private func compare(_ period: Period, _ holdings: [Holding]) async throws -> [ParentVerified.Difference] {
        let question = CompareHoldings(place: period.place, year: period.year, items: holdings)
        let answer = try await askParent(question, for: ComparedHoldings.self)
        let difference = ParentVerified.Difference(
            place: period.place, year: period.year, missing: answer.missing, extra: answer.extra,
            decisions: answer.decisions)
        return difference.isFault || difference.decisions?.isEmpty == false ? [difference] : []
    }

    /// Asks the node above something, and waits for its answer.
    func askParent<Answer: MessageBody>(
        _ question: some MessageBody, for type: Answer.Type
    ) async throws -> Answer {
        let id = parentQuestions.next()
        let answer = try await withCheckedThrowingContinuation { continuation in
            parentQuestions.wait(for: id, continuation, now: host.clock.now)
            parentPort?.send(WireMessage(question, id: id))
        }
        guard answer.kind != .error else {
            throw ComparisonError.refused(try answer.decode(Complaint.self).reason)
        }
        return try answer.decode(Answer.self)
    }

    // MARK: For a node below

    func digests(of origin: Origin) async throws -> Digests {
        Digests(
            items: try await ledger.holdings(of: origin).compactMap { group in
                guard let place = group.place, let year = group.year else { return nil }
                return Digests.Item(
                    place: place, year: year, documents: group.holdings.count, digest: group.digest)
            })
    }

    func compare(_ question: CompareHoldings, of origin: Origin) async throws -> ComparedHoldings {
        let found = try await ledger.compare(
            question.items, place: question.place, year: question.year, of: origin)
        return ComparedHoldings(
            missing: found.missing,
            extra: found.extra.map { ComparedHoldings.Extra(document: $0.document, nodes: $0.nodes) },
            decisions: found.decisions.isEmpty ? nil : found.decisions)
    }
}
