import Documents
import Journal
import Links
import Messages
import Observations

/// Knows what was really committed, and says where the line breaks its word.
struct Oracle {
    /// What is wrong, a sentence each.
    private(set) var complaints: [String] = []
    /// The highest edition of which the ledger ever committed a reading.
    var highestStored: [DocumentID: Edition] = [:]
    /// Documents that some submitter was told are in the journal, and those it was told are dead letters.
    var toldTaken: Set<DocumentID> = []
    var toldDead: Set<DocumentID> = []
    var restoredJournals: Set<Int> = []
    var isLedgerRestored = false
    /// Documents that only a store held that was put back to an older copy.
    var lostWithACopy = 0

    mutating func blame(_ sentence: String) { complaints.append(sentence) }
}

extension World {
    /// A batch of facts is committed.
    func store(_ facts: [Fact]) -> [String?] {
        let refusals = ledger.store(facts, sabotage)
        for (fact, refusal) in zip(facts, refusals) where refusal == nil {
            guard case .reading(let reading, _) = fact else { continue }
            say("the ledger stores \(name(reading.document)) by \(reading.edition)")
            oracle.highestStored[reading.document] = max(
                reading.edition, oracle.highestStored[reading.document] ?? reading.edition)
        }
        if ledger.cells != ledger.recomputedCells {
            oracle.blame("The cells \(ledger.cells) differ from those recomputed, \(ledger.recomputedCells).")
        }
        return refusals
    }

    /// An ingest node makes a promise: it must hold at this moment.
    func hear(_ note: ReceiptNote, from node: Int) {
        lazy var name = name(note.document)
        guard let entry = journals[node].entries[note.document] else {
            return oracle.blame("n\(node) gave a receipt for \(name), which its journal does not hold.")
        }
        switch note.receipt {
        case .taken?: oracle.toldTaken.insert(note.document)
        case .stored?, .settled?:
            if note.receipt == .settled, entry.settlement == nil {
                oracle.blame("n\(node) said settled of \(name), which its journal has not written.")
            }
            if oracle.highestStored[note.document] == nil {
                oracle.blame("n\(node) said stored of \(name), of which the ledger holds no reading.")
            }
        case nil:
            oracle.toldDead.insert(note.document)
            if !journals[node].everBuried.contains(note.document) {
                oracle.blame("n\(node) called \(name) a dead letter, which it is not in the journal.")
            }
            if entry.edition != nil {
                oracle.blame("n\(node) called \(name) a dead letter, though the ledger holds a reading.")
            }
        }
    }

    /// What must still happen before the line is quiet.
    func whatIsOpen() async -> [String] {
        var open: [String] = []
        for slot in slots {
            if slot.process == nil { open.append("\(slot.member) is down") }
            switch slot.process {
            case let submitter as SubmitterProcess:
                for (item, state) in zip(submitter.desk.items, submitter.desk.states)
                where !submitter.desk.isFinal(state) {
                    open.append("\(slot.member) waits for \(name(item.document)), \(state)")
                }
            case let ingest as IngestProcess:
                if ingest.leases.leasedCount > 0 {
                    open.append("\(slot.member) has \(ingest.leases.leasedCount) leases")
                }
                for entry in ingest.journal.entries.values where entry.status == .pending {
                    open.append("\(name(entry.id)) is pending at \(slot.member)")
                }
                if let facts = try? await ingest.journal.unreportedFacts(limit: 1), !facts.isEmpty {
                    open.append("\(slot.member) has unreported facts")
                }
            case let worker as WorkerProcess:
                if worker.holdsAnything { open.append("\(slot.member) holds documents") }
            default: break
            }
        }
        if !openReplays.isEmpty { open.append("\(openReplays.count) replays are not answered") }
        return open.sorted()
    }
}
