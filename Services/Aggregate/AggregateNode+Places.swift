import Documents
import Duties
import Ledger
import Links
import Messages
import Observations
import Places
import Rollups

/// Answers about places: what they owe, and what the ledger holds of one of them.
extension AggregateNode {
    /// The deepest that results in other divisions are told at a time: a country's townships are not added up in one answer.
    private static let deepest = 3

    func asOf(_ ask: AskAsOf) async throws -> AsOfAnswer {
        AsOfAnswer(
            items: try await ledger.results(
                of: ask.place, year: ask.year, asOf: ask.asOf, depth: min(max(0, ask.depth), Self.deepest)))
    }

    /// What the roster asks of a place and all under it, with what is known.
    func overdue(_ ask: AskOverdue) async throws -> Overdue {
        let fold = ledger.fold
        let year = ask.year ?? fold.roster.lastYearDue(on: ask.day)
        guard let place = ask.place ?? settings.place.map(PlaceCode.init(rawValue:)),
            fold.gazetteer.place(place) != nil
        else { return Overdue(place: nil, year: year, items: []) }
        let unplaced = try await ledger.documentsWithoutPlace().map(\.facts)
        var items: [Fulfilment] = []
        for duty in fold.roster.duties(from: place, in: year, fold.gazetteer) {
            let documents = try await ledger.documents(of: duty.place).map(\.facts)
            let awaited = try await ledger.awaited(of: duty.place)
            items.append(
                fold.fulfilment(
                    of: duty, documents: documents, unplaced: unplaced, awaited: awaited, at: ask.until))
        }
        return Overdue(place: place, year: year, items: items)
    }

    /// What has to do with a place and a year.
    func place(_ ask: AskPlace) async throws -> PlaceAnswer {
        let key = ask.key
        let years = key.year - 1...key.year + 1
        func isOfTheYears(_ document: LedgerDocument) -> Bool {
            ledger.fold.touched(by: document.facts).contains { years.contains($0.year) }
        }
        var above: [LedgerDocument] = []
        if let parent = ledger.fold.parent(of: key) { above = try await ledger.documents(of: parent.place) }
        let documents = try await ledger.documents(of: key.place).filter(isOfTheYears)
        var below: [LedgerDocument] = []
        for code in Set(documents.flatMap(\.placesStated)).sorted() where code != key.place {
            below += try await ledger.documents(of: code).filter(isOfTheYears)
        }
        let selection = CellSelection(places: [key.place], years: years)
        return PlaceAnswer(
            documents: documents.map(DocumentsPage.Item.init),
            above: above.filter { isOfTheYears($0) && $0.placesStated.contains(key.place) }
                .map(DocumentsPage.Item.init),
            below: below.map(DocumentsPage.Item.init),
            undecided: try await ledger.documentsWithoutPlace().filter { mayBe($0, of: key) }
                .map(DocumentsPage.Item.init),
            cells: try await ledger.cells(matching: selection, after: nil, limit: .max))
    }

    /// Whether the text, or whoever handed it in, names the place, and no other year.
    private func mayBe(_ document: LedgerDocument, of key: PlaceYear) -> Bool {
        let attribution = ledger.fold.attribution(of: document.facts)
        let candidates = document.facts.findings?.metadata.candidates ?? []
        return (attribution.place == key.place || candidates.contains(key.place))
            && attribution.year ?? key.year == key.year
    }
}

extension DocumentsPage.Item {
    init(_ document: LedgerDocument) { self.init(facts: document.facts, uses: document.uses) }
}

extension LedgerDocument {
    /// The places of which the text states figures by name.
    fileprivate var placesStated: [PlaceCode] {
        (facts.findings?.observations ?? []).compactMap { $0.aboutPlace?.code }
    }
}
