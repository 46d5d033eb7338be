import Documents
import Duties
import Foundation
import Indicators
import Messages
import Observations
import Places
import Quantities
import Rollups

/// What an operator asks of a ledger.
extension Samples {
    static let ledger: [WireMessage] = [
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
        WireMessage(
            AskNames(beginning: "1f6c", place: cell.place, year: 2020, after: 7, limit: 10), id: 27),
        WireMessage(DocumentNames(items: [document], next: 9), id: 27),
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
                        ], handedInAt: 1_700_000_000_000),
                    Fulfilment(duty: Duty(place: cell.place, year: 2020, due: day), state: .inProcess),
                ]), id: 20),
        WireMessage(AskPlace(PlaceYear(place: cell.place, year: 2020)), id: 21),
        WireMessage(
            PlaceAnswer(
                documents: [item], above: [item], below: [item], undecided: [item], cells: [cell]), id: 21),
        WireMessage(AskDocuments(after: 0, limit: 10), id: 8),
        WireMessage(DocumentsPage(items: [item], next: nil), id: 8),
        WireMessage(AskCells(after: cursor, limit: 10), id: 9),
        WireMessage(CellsPage(items: [cell], next: cursor), id: 9),
        WireMessage(AskInputs(cursor), id: 31),
        WireMessage(InputsAnswer(inputs), id: 31),
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
    ]

    private static let inputs: CellInputs = {
        var inputs = CellInputs()
        inputs.figures = [
            CellInputs.Figure(
                origin: .own, document: document, index: 0, source: "报告.txt", kind: .annualReport,
                department: "市公安局", reportYear: 2020, published: day, observation: observation, whyNot: .department)
        ]
        inputs.inProcess = [Fulfilment.Evidence(document: document, source: "报告.txt", year: nil)]
        inputs.unreadable = [
            Fulfilment.Evidence(document: document, source: "报告.txt", year: 2020, reason: "No text.")
        ]
        inputs.children = [
            CellInputs.Child(
                place: PlaceCode(rawValue: "330103"), name: "下城区", isZone: false, rule: .stoodDown, value: 7,
                bounds: Bounds(exactly: 7), isPartial: false, hasCell: true, heirs: ["拱墅区"])
        ]
        return inputs
    }()
}
