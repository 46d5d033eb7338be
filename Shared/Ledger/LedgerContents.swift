import Documents
import Observations
import Places
import Rollups

/// What a ledger without a file holds, and how a fact joins it.
struct LedgerContents: Sendable {
    /// What is known of a document.
    struct Entry: Sendable {
        let sequence: Int64
        let id: DocumentID
        var claims: [Claim.Identity: Claim] = [:]
        var reading: Reading?
        var storedSequence: Int64?
        var storedAt: Int64?
        var burial: Failure?
        var retraction: Retraction?
        /// The last decision about each subject: figures of the document, or the cell that it is the name of.
        var adjudications: [Adjudication.Subject: Adjudication] = [:]
        /// The places and years that it touches.
        var touched: Set<PlaceYear> = []

        /// What is known, as the fold takes it; `nil` when the document was neither read nor buried.
        var facts: DocumentFacts? {
            let outcome =
                reading.map { .read(DocumentFacts.Findings(of: $0)) } ?? burial.map(DocumentFacts.Outcome.buried)
            return outcome.map {
                DocumentFacts(
                    document: id, claims: claims.values.sorted(), outcome: $0, retraction: retraction,
                    adjudications: figureDecisions)
            }
        }

        /// The decision about a cell, when the entry is kept for one.
        var cellDecision: Adjudication? { adjudications.values.first { $0.subject.isCell } }

        /// The decisions about figures of the document, in a fixed order; `nil` when there is none.
        var figureDecisions: [Adjudication]? {
            let decisions = adjudications.values.filter { !$0.subject.isCell }
            return decisions.isEmpty ? nil : decisions.sorted { $0.order < $1.order }
        }
    }

    let fold: Fold
    var entries: [DocumentID: Entry] = [:]
    /// The documents in the order in which the ledger first heard of them.
    private(set) var order: [DocumentID] = []
    private var lastStored: Int64 = 0
    var touching: [PlaceYear: Set<DocumentID>] = [:]
    var results: [PlaceYear: PlaceResult] = [:]
    /// The results that wait to be folded, each with the documents because of which.
    var waiting: [PlaceYear: Set<DocumentID>] = [:]
    /// Which stored results lie directly under a place.
    var children: [PlaceYear: Set<PlaceYear>] = [:]
    /// What is kept under names.
    var frozen: [String: (freeze: Freeze, cells: [FrozenCell])] = [:]
    /// The versions of cells, oldest first.
    var history: [Cell.Key: [CellVersion]] = [:]
    private(set) var changes: [RecordedChange] = []

    init(fold: Fold) { self.fold = fold }

    /// Joins a fact that no ledger refuses.
    ///
    /// - Returns: whether what is known of its document is different now.
    mutating func join(_ fact: Fact, at now: Int64) -> Bool {
        var entry = entries[fact.document] ?? Entry(sequence: Int64(order.count) + 1, id: fact.document)
        if entries[fact.document] == nil { order.append(fact.document) }
        var isNews = false
        switch fact {
        case .reading(let reading, let claims):
            for claim in claims { isNews = Self.join(claim, to: &entry) || isNews }
            isNews = join(reading, to: &entry, at: now) || isNews
        case .claim(_, let claim):
            isNews = Self.join(claim, to: &entry)
        case .burial(_, let failure):
            isNews = entry.burial.map { $0.rank < failure.rank } ?? true
            if isNews { entry.burial = failure }
        case .retraction(_, let retraction):
            isNews = entry.retraction.map { $0 < retraction } ?? true
            if isNews { entry.retraction = retraction }
        case .adjudication(let adjudication):
            isNews = entry.adjudications[adjudication.subject].map { $0 < adjudication } ?? true
            if isNews { entry.adjudications[adjudication.subject] = adjudication }
        }
        entries[fact.document] = entry
        return isNews
    }

    private static func join(_ claim: Claim, to entry: inout Entry) -> Bool {
        if let known = entry.claims[claim.identity], known.time <= claim.time { return false }
        var claim = claim
        claim.within = nil
        entry.claims[claim.identity] = claim
        return true
    }

    private mutating func join(_ reading: Reading, to entry: inout Entry, at now: Int64) -> Bool {
        if let kept = entry.reading {
            guard kept != reading, !kept.outranks(reading) else { return false }
            if kept.edition < reading.edition {
                record(reading, after: DocumentFacts.Findings(of: kept), of: entry, at: now)
            }
        } else {
            if entry.burial != nil { record(reading, after: nil, of: entry, at: now) }
            lastStored += 1
            entry.storedSequence = lastStored
        }
        entry.reading = reading
        entry.storedAt = now
        return true
    }

    private mutating func record(
        _ reading: Reading, after kept: DocumentFacts.Findings?, of entry: Entry, at now: Int64
    ) {
        let after = DocumentFacts(
            document: entry.id, claims: entry.claims.values.sorted(),
            outcome: .read(DocumentFacts.Findings(of: reading)), retraction: entry.retraction,
            adjudications: entry.figureDecisions)
        for change in after.changes(since: kept, fold: fold) {
            changes.append(RecordedChange(sequence: Int64(changes.count) + 1, time: now, change: change))
        }
    }
}

extension Reading {
    /// Whether a ledger keeps this reading before another of the document; see ``ReadingRank``.
    fileprivate func outranks(_ other: Reading) -> Bool {
        guard edition == other.edition else { return edition > other.edition }
        return PreparedReading(self, claims: []).rank > PreparedReading(other, claims: []).rank
    }
}
