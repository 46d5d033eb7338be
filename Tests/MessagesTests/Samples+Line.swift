import Documents
import Duties
import Foundation
import Indicators
import Messages
import Observations
import Places
import Quantities
import Rollups

/// What goes between a submitter and the three stages.
extension Samples {
    static let line: [WireMessage] = [
        WireMessage(
            Hello(
                role: .extract, node: "330103", name: "extract-1", place: PlaceCode(rawValue: "330103"),
                edition: edition,
                editionHash: "abc"), id: 1),
        WireMessage(
            Welcome(role: .ingest, node: "330103", limits: LinkLimits(), time: 1_700_000_000_123), id: 1),
        WireMessage(Heartbeat(keys: ServerKeys(current: key, next: nextKey))),
        WireMessage(Complaint(.helloFirst, "Say hello first."), id: 2),
        WireMessage(Part(whole: "facts", index: 0, count: 2), id: 3, raw: [1, 2]),
        WireMessage(Offer(document: document, bytes: 8, claim: claim), id: 4),
        WireMessage(Pull(offset: 0, length: 8), id: 4),
        WireMessage(Chunk(offset: 0), id: 4, raw: Array("a report".utf8)),
        WireMessage(ReceiptNote(document: document, receipt: .taken, failure: failure, wasKnown: true), id: 4),
        WireMessage(Decline(reason: "The journal is full.", retryAfterSeconds: 30), id: 4),
        WireMessage(Follow(documents: [document]), id: 5),
        WireMessage(
            Followed(
                notes: [ReceiptNote(document: document, receipt: .settled, root: "330000", edition: "1.2.3")],
                unknown: [document]), id: 5),
        WireMessage(Credit(bytes: 1_000, documents: 2)),
        WireMessage(Lease(token: 9, document: document, bytes: 8, claims: [claim])),
        WireMessage(Fetch(token: 9, offset: 0, length: 8)),
        WireMessage(Content(token: 9, offset: 0), raw: Array("a report".utf8)),
        WireMessage(Complete(token: 9, edition: edition)),
        WireMessage(Fail(token: 9, failure: failure)),
        WireMessage(Release(tokens: [9, 10], isPostponed: true)),
        WireMessage(facts, id: 5),
        WireMessage(
            Verdicts(
                items: [Verdicts.Item(key: 1, refusal: nil), Verdicts.Item(key: 2, refusal: "no such place")],
                later: [Verdicts.Postponed(key: 3, reason: "a damaged page")]), id: 5),
    ]
}
