import Documents
import Foundation
import Messages
import Rollups

/// What is wrong with a line after faults: nothing may be.
///
/// - Every document that was promised is in the journal, and stored once in the ledger or there as a dead letter.
/// - No receipt lied: what was called *stored* is in the ledger, what was called *taken* was never forgotten.
/// - Journal and ledger name the claims that were made, each once.
/// - Findings and cells are, byte for byte, those of a line that got the same documents and was left in peace.
public struct Judgement: Sendable, Equatable {
    /// Documents, claims and promises that are missing, each with what is wrong.
    public private(set) var lost: [String] = []
    /// Documents and claims that are there twice, or that nobody handed in.
    public private(set) var duplicated: [String] = []
    /// Readings and cells that are not what they would be without faults.
    public private(set) var wrongCells: [String] = []

    /// Whether all is well.
    public var isClean: Bool { lost.isEmpty && duplicated.isEmpty && wrongCells.isEmpty }

    /// Judges.
    ///
    /// - Parameters:
    ///   - books: what the line says that was disturbed.
    ///   - reference: what the undisturbed one says that got the same documents.
    ///   - outcomes: what the submitters were told, of everything that was ever handed in to the disturbed line.
    ///   - stated: what the reports among it state, where that is known.
    public init(_ books: Books, reference: Books, outcomes: [Outcome], stated: StatedFigures? = nil) {
        let journal = Dictionary(grouping: books.journal, by: \.document)
        let ledger = Dictionary(grouping: books.ledger, by: \.facts.document)
        var claims: [DocumentID: Set<Claim.Identity>] = [:]
        for outcome in outcomes where outcome.promise != nil {
            var claim = outcome.claim
            claim.node = "local"
            claims[outcome.document, default: []].insert(claim.identity)
            if outcome.wasForgotten { lost.append("\(outcome.document.short) was promised and forgotten") }
            if outcome.promise ?? .taken >= .stored, ledger[outcome.document]?.first?.facts.findings == nil {
                lost.append("\(outcome.document.short) was called stored and is not in the ledger")
            }
        }
        for (document, expected) in claims {
            compare(document, expected, journal[document] ?? [], ledger[document] ?? [])
        }
        for document in Set(journal.keys).union(ledger.keys).subtracting(claims.keys) {
            // Taken, and the receipt lost with its connection: allowed only when somebody did hand it in.
            if !outcomes.contains(where: { $0.document == document }) {
                duplicated.append("\(document.short) was handed in by nobody")
            }
        }
        compare(books.ledger, reference.ledger)
        compare(books.cells, reference.cells)
        wrongCells += stated?.differences(books.cells) ?? []
    }

    private mutating func compare(
        _ document: DocumentID, _ claims: Set<Claim.Identity>, _ journal: [QueuePage.Item],
        _ ledger: [DocumentsPage.Item]
    ) {
        if journal.count > 1 || ledger.count > 1 {
            duplicated.append(
                "\(document.short) is \(journal.count) times in the journal, \(ledger.count) in the ledger")
        }
        guard let queued = journal.first else {
            lost.append("\(document.short) is not in the journal")
            return
        }
        guard let stored = ledger.first else {
            lost.append("\(document.short) is \(queued.status) in the journal and not in the ledger")
            return
        }
        let isRead = stored.facts.findings != nil
        if queued.status != (isRead ? "stored" : "dead") {
            lost.append(
                "\(document.short) is \(queued.status) in the journal, in the ledger \(isRead ? "read" : "dead")")
        }
        for (place, found) in [("journal", queued.claims), ("ledger", stored.facts.claims)] {
            let known = Set(found.map(\.identity))
            if known.count < found.count { duplicated.append("\(document.short) has a claim twice in the \(place)") }
            for claim in claims.subtracting(known) {
                lost.append("the claim \(claim.source) of \(document.short) is not in the \(place)")
            }
            for claim in known.subtracting(claims) {
                duplicated.append("the claim \(claim.source) of \(document.short) in the \(place) was made by nobody")
            }
        }
    }

    private mutating func compare(_ documents: [DocumentsPage.Item], _ reference: [DocumentsPage.Item]) {
        let expected = Dictionary(reference.map { ($0.facts.document, $0.facts.findings) }) { first, _ in first }
        for item in documents {
            guard let findings = expected[item.facts.document] else { continue }
            if findings != item.facts.findings { wrongCells.append("\(item.facts.document.short) is read differently") }
        }
        for missing in Set(expected.keys).subtracting(documents.map(\.facts.document)) {
            lost.append("\(missing.short) is only in the ledger that was left in peace")
        }
    }

    private mutating func compare(_ cells: [Cell], _ reference: [Cell]) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        func bytes(_ cells: [Cell]) -> [Cell.Key: Data] {
            Dictionary(cells.map { ($0.key, (try? encoder.encode($0)) ?? Data()) }) { first, _ in first }
        }
        let (found, expected) = (bytes(cells), bytes(reference))
        for key in Set(found.keys).union(expected.keys).sorted() where found[key] != expected[key] {
            wrongCells.append("\(key.place) \(key.year) \(key.indicator)")
        }
        if cells.count > found.count { duplicated.append("\(cells.count - found.count) cells are listed twice") }
    }
}

extension Judgement: CustomStringConvertible {
    /// Everything that is wrong, a line for each.
    public var description: String {
        isClean
            ? "all is well"
            : (lost.map { "lost: \($0)" } + duplicated.map { "duplicated: \($0)" } + wrongCells.map { "wrong: \($0)" })
                .prefix(30).joined(separator: "\n")
    }
}
