import Documents
import Duties
import Foundation
import Indicators
import Messages
import Observations
import Places
import Quantities
import Rollups

/// What an operator asks of a journal, and of any service.
extension Samples {
    static let queue: [WireMessage] = [
        WireMessage(AskStatus(), id: 6),
        WireMessage(
            ServiceStatus(
                role: .ingest, node: "330103", name: "ingest", process: 4711, uptimeSeconds: 60, edition: edition,
                counts: ["taken": 3, "dead": 1], lastMinute: ["taken": 2],
                readers: [ServiceStatus.Reader(name: "extract-1", edition: edition, held: 4)],
                keys: ServiceStatus.KeyStanding(
                    current: key, next: nextKey, informed: ["420502"], uninformed: ["420503"]),
                refusedReaders: [
                    ServiceStatus.RefusedReader(
                        name: "reading-1/extract-1", edition: edition, digest: "ab12", ownDigest: "cd34")
                ], complaint: "Another content."), id: 6),
        WireMessage(
            AskQueue(
                QueueFilter(
                    names: ["ab"], statuses: ["dead"], place: "330100", year: 2020, since: 1, until: 2, stage: .decode,
                    code: "empty", olderThan: edition), after: 0, limit: 10), id: 7),
        WireMessage(AskDocument(document), id: 10),
        WireMessage(
            DocumentAnswer(item: nil, storedAt: 1_700_000_000_000, edition: "1.2.3", refusals: ["not its place"]),
            id: 10),
        WireMessage(OrderReplay(QueueFilter(year: 2020)), id: 12),
        WireMessage(AskReplays(id: 1), id: 13),
        WireMessage(CancelReplay(id: 1), id: 14),
        WireMessage(
            Replays(
                items: [
                    Replays.Item(
                        id: 1, state: "finished", matching: 3, done: 2, passed: 1, orderedAt: 1_700_000_000_000,
                        endedAt: 1_700_000_000_001)
                ], waiting: 2), id: 12),
        WireMessage(Verify(), id: 17),
        WireMessage(Verification(checked: ["cells": 3], faults: ["The result is missing."]), id: 17),
        WireMessage(Backup(path: "/srv/backup/journal.sqlite"), id: 18),
        WireMessage(BackupMade(path: "/srv/backup/journal.sqlite", bytes: 4096), id: 18),
        WireMessage(AskBytes(document: document, offset: 0), id: 11),
        WireMessage(Bytes(offset: 0), id: 11, raw: Array("a report".utf8)),
        WireMessage(
            QueuePage(
                items: [
                    QueuePage.Item(
                        document: document, bytes: 8, status: "dead", claims: [claim], attempts: 1, failure: failure,
                        receipt: .taken, edition: "1.2.3", isReplay: false, takenAt: 1_700_000_000_000,
                        endedAt: 1_700_000_000_001,
                        failedAttempts: [
                            FailedAttempt(time: 1_700_000_000_001, failure: failure, counted: true)
                        ])
                ], next: 8), id: 7),
        WireMessage(
            DecideQuarantine(document: document, decision: .release, reason: "已解密", person: "李"), id: 31),
        WireMessage(
            QuarantineDecided(
                item: QueuePage.Item(
                    document: document, bytes: 8, status: "quarantined", claims: [claim], attempts: 0, failure: failure,
                    receipt: .taken, edition: nil, isReplay: false, takenAt: 1_700_000_000_000, endedAt: nil,
                    failedAttempts: [])), id: 31),
    ]
}
