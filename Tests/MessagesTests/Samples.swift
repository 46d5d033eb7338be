import Documents
import Duties
import Foundation
import Indicators
import Messages
import Observations
import Places
import Quantities
import Rollups

/// One message of every kind, with every field set.
enum Samples {
    static let document =
        DocumentID("90bd35df60f1e27d2236245a4a49f73e1dfb01936f2c2159c70a2bde93eb2977")
        ?? { preconditionFailure("64 hexadecimal digits name a document") }()
    static let claim = Claim(
        node: "330103", time: 1_700_000_000_000, source: "报告.txt", placeHint: "330103", yearHint: 2020)
    static let failure = Failure(stage: .decode, code: "empty", reason: "The file is empty.", mayHeal: false)
    static let retraction = Retraction(
        counter: 2, isRetracted: true, reason: "重复上报", person: "王", time: 1_700_000_000_000)
    static let edition = Edition(engine: 1, catalogue: 2, gazetteer: 3)
    static let holding = Holding(
        document: document, edition: edition, findings: -1, claims: [1, 2], isBuried: true, retraction: 2,
        decisions: [Holding.Decision(detail: 3, counter: 1)])
    static let extra = ComparedHoldings.Extra(document: document, nodes: ["330100"])

    static let period = Period(year: 2020) ?? Period(from: day, to: day)
    static let day = CalendarDay(year: 2021, month: 3, day: 22) ?? { preconditionFailure("22 March 2021 is a day") }()

    static let metadata = DocumentMetadata(
        kind: .annualReport, title: "下城区2020年法治政府建设情况报告", jurisdiction: .place(PlaceCode(rawValue: "330103")),
        placeName: "下城区", adcode: PlaceCode(rawValue: "330103"), parent: PlaceCode(rawValue: "330100"), level: .county,
        isFunctionalZone: false, department: nil, year: 2020, period: period, issuer: "下城区人民政府", published: day,
        script: .hant)

    static let observation = Observation(
        indicator: IndicatorCode(rawValue: "reconsideration.received"), value: Decimal(string: "62.5") ?? 0,
        bounds: Bounds(lower: 60, upper: 70, excludesUpper: true), unit: "件", qualifier: .about, scope: .part,
        ambit: .whole, ambitAssumed: true,
        aboutPlace: Observation.AboutPlace(name: "长庆街道", code: PlaceCode(rawValue: "330103002")), joint: true,
        period: period, surface: "62.5", span: TextSpan(start: 4, end: 8), sentence: "受理62.5件。",
        sentenceSpan: TextSpan(start: 2, end: 10))

    static let check = Check(
        rule: .ratio, indicator: IndicatorCode(rawValue: "litigation.loss_rate"), result: TextSpan(start: 9, end: 12),
        inputs: [TextSpan(start: 1, end: 2), TextSpan(start: 4, end: 6)], stated: 15, expected: 20, holds: false,
        sentence: "败诉率15%。")

    static let reading = Reading(
        document: document, edition: edition, metadata: metadata,
        mentions: [Mention(span: TextSpan(start: 4, end: 8), surface: "62.5", kind: .quantity)],
        observations: [observation], checks: [check], text: "全文")

    static let adjudication = Adjudication(
        subject: .observation(document: document, indicator: observation.indicator, span: observation.span),
        counter: 2, decision: .value(62),
        basis: [
            Adjudication.Figure(
                document: document, value: observation.value, bounds: observation.bounds, period: period)
        ], reason: "电话核实", person: "李", time: 1_700_000_000_000)

    static let item = DocumentsPage.Item(
        facts: DocumentFacts(
            document: document, claims: [claim],
            outcome: .read(
                DocumentFacts.Findings(
                    edition: edition, metadata: metadata, observations: [observation], checks: [check]))),
        uses: [PlaceResult.FigureUse(document: document, index: 0, whyNot: .part)])

    static let cell: Cell = {
        var cell = Cell(
            place: PlaceCode(rawValue: "330100"), year: 2020,
            indicator: IndicatorCode(rawValue: "reconsideration.received"), unit: "件", method: .sum)
        cell.value = 200
        cell.bounds = Bounds(exactly: 200)
        return cell
    }()

    static let publication = CataloguePublication(
        edition: 7, publisher: "hubei", person: "李", time: 1_700_000_000_000,
        text: CatalogueText(files: [
            CatalogueText.File(name: "lamps.yaml", text: "edition: 7\n"),
            CatalogueText.File(name: "own.yaml", text: "measures: 盏\n", isAddition: true),
        ]))

    static let cursor = AskCells.Cursor(place: cell.place, year: cell.year, indicator: cell.indicator)

    static let facts = Facts(items: [
        Facts.Item(key: 1, fact: .reading(reading: reading, claims: [claim])),
        Facts.Item(key: 2, fact: .claim(document: document, claim: claim)),
        Facts.Item(key: 3, fact: .burial(document: document, failure: failure)),
        Facts.Item(key: 4, fact: .retraction(document: document, retraction: retraction)),
    ])
    static let handUp = HandUp(
        stream: "0123", after: 4, through: 6,
        items: [
            HandUp.Item(sequence: 5, fact: .reading(reading: reading, claims: [])),
            HandUp.Item(sequence: 6, fact: .claim(document: document, claim: claim)),
        ])

    /// The kinds whose form is another than in the version before: in that version, and in this.
    static let differing: [(old: WireMessage, new: WireMessage)] = [
        (WireMessage(facts, id: 5, version: 1), WireMessage(facts, id: 5)),
        (WireMessage(handUp, id: 21, version: 1), WireMessage(handUp, id: 21)),
    ]

    static let all: [WireMessage] = [
        WireMessage(
            Hello(
                role: .extract, node: "330103", name: "extract-1", place: PlaceCode(rawValue: "330103"),
                edition: edition,
                editionHash: "abc"), id: 1),
        WireMessage(Welcome(role: .ingest, node: "330103", limits: LinkLimits()), id: 1),
        WireMessage(Heartbeat()),
        WireMessage(Complaint(.helloFirst, "Say hello first."), id: 2),
        WireMessage(Part(whole: "facts", index: 0, count: 2), id: 3, raw: [1, 2]),
        WireMessage(Offer(document: document, bytes: 8, claim: claim), id: 4),
        WireMessage(Pull(offset: 0, length: 8), id: 4),
        WireMessage(Chunk(offset: 0), id: 4, raw: Array("a report".utf8)),
        WireMessage(ReceiptNote(document: document, receipt: .taken, failure: failure, wasKnown: true), id: 4),
        WireMessage(Decline(reason: "The journal is full.", retryAfterSeconds: 30), id: 4),
        WireMessage(Follow(documents: [document]), id: 5),
        WireMessage(AskDigests(), id: 6),
        WireMessage(
            Digests(items: [Digests.Item(place: PlaceCode(rawValue: "330103"), year: 2020, documents: 1, digest: -7)]),
            id: 6),
        WireMessage(
            CompareHoldings(place: PlaceCode(rawValue: "330103"), year: 2020, items: [holding]), id: 7),
        WireMessage(ComparedHoldings(missing: [document], extra: [extra]), id: 7),
        WireMessage(VerifyParent(), id: 8),
        WireMessage(
            ParentVerified(
                parent: "330100", groups: 2, documents: 3,
                differences: [
                    ParentVerified.Difference(
                        place: PlaceCode(rawValue: "330103"), year: 2020, missing: [document], extra: [extra])
                ]), id: 8),
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
        WireMessage(Release(tokens: [9, 10])),
        WireMessage(facts, id: 5),
        WireMessage(
            Verdicts(items: [Verdicts.Item(key: 1, refusal: nil), Verdicts.Item(key: 2, refusal: "no such place")]),
            id: 5),
        WireMessage(AskStatus(), id: 6),
        WireMessage(
            ServiceStatus(
                role: .ingest, node: "330103", name: "ingest", process: 4711, uptimeSeconds: 60, edition: edition,
                counts: ["taken": 3, "dead": 1], lastMinute: ["taken": 2],
                readers: [ServiceStatus.Reader(name: "extract-1", edition: edition, held: 4)]), id: 6),
        WireMessage(
            AskQueue(
                QueueFilter(
                    names: ["ab"], statuses: ["dead"], place: "330100", year: 2020, since: 1, until: 2, stage: .decode,
                    code: "empty", olderThan: edition), after: 0, limit: 10), id: 7),
        WireMessage(AskDocument(document), id: 10),
        WireMessage(DocumentAnswer(item: nil, storedAt: 1_700_000_000_000, edition: "1.2.3"), id: 10),
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
        WireMessage(Retract(document: document, isRetracted: true, reason: "a draft", person: "李"), id: 15),
        WireMessage(
            Retracted(
                Retraction(counter: 1, isRetracted: true, reason: "a draft", person: "李", time: 1_700_000_000_000)),
            id: 15),
        WireMessage(
            Adjudicate(
                subject: adjudication.subject, decision: .value(62), reason: "电话核实", person: "李"), id: 22),
        WireMessage(Adjudicated(adjudication), id: 22),
        WireMessage(AskAdjudications(), id: 23),
        WireMessage(
            Adjudications(items: [
                Adjudications.Item(adjudication: adjudication, cell: cursor, isApplied: true)
            ]), id: 23),
        WireMessage(FreezeCells(name: "年鉴", place: cell.place, year: 2020, person: "李"), id: 24),
        WireMessage(AskFreezes(), id: 25),
        WireMessage(
            Freezes(items: [
                Freeze(
                    name: "年鉴", time: 1_700_000_000_000, place: cell.place, year: 2020, person: "李", cells: 3)
            ]), id: 25),
        WireMessage(CompareFreeze(name: "年鉴"), id: 26),
        WireMessage(
            FreezeDifferences(
                items: FrozenDifference.all(
                    from: [
                        FrozenCell(
                            key: cursor, brief: CellBrief(of: cell),
                            inputs: [FrozenCell.Input(document: document, edition: edition)])
                    ], to: [])), id: 26),
        WireMessage(AskHistory(cursor), id: 16),
        WireMessage(
            History(versions: [
                CellVersion(
                    key: cursor, since: 1_700_000_000_000, until: nil, brief: CellBrief(of: cell), causes: [document])
            ]), id: 16),
        WireMessage(
            AskChanges(
                since: 1, document: document, place: cell.place, indicator: cell.indicator, after: 0, limit: 10), id: 19
        ),
        WireMessage(
            ChangesPage(
                items: [
                    ChangesPage.Item(
                        time: 1_700_000_000_000,
                        change: ReadingChange(
                            document: document, place: cell.place, indicator: cell.indicator, oldEdition: edition,
                            newEdition: edition, difference: .gone(observation)))
                ], next: nil), id: 19),
        WireMessage(AskOverdue(place: cell.place, year: 2020, day: day, until: 1_700_000_000_000), id: 20),
        WireMessage(
            Overdue(
                place: cell.place, year: 2020,
                items: [
                    Fulfilment(
                        duty: Duty(
                            place: cell.place, department: "市公安局", year: 2020, due: day, standing: .exempt, note: "并入"),
                        state: .unreadable,
                        evidence: [
                            Fulfilment.Evidence(document: document, source: "报告.txt", year: 2020, reason: "No text.")
                        ], handedInAt: 1_700_000_000_000)
                ]), id: 20),
        WireMessage(AskPlace(PlaceYear(place: cell.place, year: 2020)), id: 21),
        WireMessage(
            PlaceAnswer(
                documents: [item], above: [item], below: [item], undecided: [item], cells: [cell]), id: 21),
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
                            QueuePage.FailedAttempt(time: 1_700_000_000_001, failure: failure, counted: true)
                        ])
                ], next: 8), id: 7),
        WireMessage(AskDocuments(after: 0, limit: 10), id: 8),
        WireMessage(DocumentsPage(items: [item], next: nil), id: 8),
        WireMessage(AskCells(after: cursor, limit: 10), id: 9),
        WireMessage(CellsPage(items: [cell], next: cursor), id: 9),
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
        WireMessage(
            DecideQuarantine(document: document, decision: .release, reason: "已解密", person: "李"), id: 31),
        WireMessage(
            QuarantineDecided(
                item: QueuePage.Item(
                    document: document, bytes: 8, status: "quarantined", claims: [claim], attempts: 0, failure: failure,
                    receipt: .taken, edition: nil, isReplay: false, takenAt: 1_700_000_000_000, endedAt: nil,
                    failedAttempts: [])), id: 31),
        WireMessage(AskGrowth(cursor), id: 30),
        WireMessage(GrowthAnswer(growth: nil), id: 30),
        WireMessage(AskAsOf(place: cell.place, year: 2020, asOf: 2022, depth: 1), id: 29),
        WireMessage(
            AsOfAnswer(items: [
                AsOfResult(
                    result: PlaceResult(
                        key: PlaceYear(place: cell.place, year: 2020), state: .reported, cells: [cell], uses: []),
                    asOf: 2022, parts: [AsOfResult.Part(place: cell.place, isOfTheFigures: true)],
                    notes: [TerritoryNote(.split, place: cell.place, name: "下城区", others: ["拱墅区", "上城区"])])
            ]), id: 29),
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
}
