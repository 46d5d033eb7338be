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
        retractionContent: -5, decisions: [Holding.Decision(detail: 3, counter: 1, content: 4)])
    static let extra = ComparedHoldings.Extra(document: document, nodes: ["330100"])

    static let decisionAbove = Adjudication(
        subject: .cell(place: PlaceCode(rawValue: "330103"), year: 2020, indicator: observation.indicator), counter: 1,
        decision: .notUsable, basis: [], reason: "口径不同", person: "李", time: 1_700_000_000_000)

    static let key = "rq:rM>}U?@Lns47E1%kR.o@n%FcmmsL/@{H8]yf7"
    static let nextKey = "E1%kR.o@n%FcmmsL/@{H8]yf7rq:rM>}U?@Lns47"

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
        var arrived = Coverage.Arrived()
        arrived.inProcess = ["上城区"]
        arrived.undecided = ["下城区", "江干区"]
        arrived.countiesInProcess = 1
        arrived.countiesUndecided = 2
        cell.coverage.arrived = arrived
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

    static let all = line + tree + queue + ledger
}
