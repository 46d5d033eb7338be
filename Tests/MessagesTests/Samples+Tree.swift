import Documents
import Duties
import Foundation
import Indicators
import Messages
import Observations
import Places
import Quantities
import Rollups

/// What goes between the nodes of a tree.
extension Samples {
    static let tree: [WireMessage] = [
        WireMessage(AskDigests(), id: 6),
        WireMessage(
            Digests(items: [Digests.Item(place: PlaceCode(rawValue: "330103"), year: 2020, documents: 1, digest: -7)]),
            id: 6),
        WireMessage(
            CompareHoldings(place: PlaceCode(rawValue: "330103"), year: 2020, items: [holding]), id: 7),
        WireMessage(ComparedHoldings(missing: [document], extra: [extra], decisions: [decisionAbove]), id: 7),
        WireMessage(VerifyParent(), id: 8),
        WireMessage(
            ParentVerified(
                parent: "330100", groups: 2, documents: 3,
                differences: [
                    ParentVerified.Difference(
                        place: PlaceCode(rawValue: "330103"), year: 2020, missing: [document], extra: [extra],
                        decisions: [decisionAbove])
                ], refused: 2), id: 8),
        WireMessage(AskRefusals(.below, before: 9, limit: 10), id: 32),
        WireMessage(
            Refusals(parent: "330100", items: [refusedReading, refusedDecision], past: ["330103": 7], next: 2), id: 32),
        WireMessage(AskResume(stream: "0123"), id: 20),
        WireMessage(Resume(stream: "0123", after: 4), id: 20),
        WireMessage(handUp, id: 21),
        WireMessage(
            HandUpVerdicts(
                stream: "0123", through: 6, refusals: [HandUpVerdicts.Refusal(sequence: 6, reason: "not yours")]),
            id: 21),
        WireMessage(Settled(stream: "0123", through: 6, root: "hubei")),
        WireMessage(AskReceipts(stream: nil, after: 0), id: 22),
        WireMessage(Receipts(stream: "0123", through: 6, root: "hubei", documents: [document]), id: 22),
        WireMessage(AskCatalogue(digest: "ab"), id: 27),
        WireMessage(HandedCatalogue(digest: publication.digest, publication: publication), id: 27),
        WireMessage(PublishCatalogue(text: publication.text, person: "李"), id: 28),
        WireMessage(
            CataloguePublished(
                edition: 7, digest: "ab", added: [cell.indicator], removed: [], olderReadings: 3,
                refusal: "It is older."),
            id: 28),
        WireMessage(AskTree(), id: 23),
        WireMessage(
            NodeReport(
                node: "xianning", place: "421200", edition: "4",
                catalogue: NodeReport.CatalogueStanding(
                    digest: "ab", publisher: "hubei", isHandedDown: true, refusedEdition: 3, refusal: "It is older."),
                counts: ["documents": 3],
                below: [
                    NodeReport.Below(
                        report: NodeReport(node: "xianan", place: "421202"), isConnected: false, silentSeconds: 60)
                ]), id: 23),
    ]

    static let refusedReading = RefusedFact(
        node: "330103", nodePlace: PlaceCode(rawValue: "330103"), kind: .reading,
        subject: RefusedFact.Subject(document: document, place: PlaceCode(rawValue: "330104"), year: 2020),
        reason: "not yours", since: 1_700_000_000_000, last: 1_700_000_060_000, times: 2)

    static let refusedDecision = RefusedFact(
        kind: .decision,
        subject: RefusedFact.Subject(
            document: nil, place: PlaceCode(rawValue: "330104"), year: 2020, indicator: cell.indicator),
        reason: "not yours", since: 1_700_000_000_000, last: 1_700_000_000_000, times: 1)
}
