import Documents
import Journal
import Links
import Observations

extension World {
    /// Looks at a quiet line: every document that was accepted is stored once, or a dead letter.
    func judge() async {
        for (node, journal) in journals.enumerated() {
            for entry in journal.entries.values { judge(entry, at: node) }
        }
        for slot in slots {
            guard let submitter = slot.process as? SubmitterProcess else { continue }
            for (item, state) in zip(submitter.desk.items, submitter.desk.states) {
                judge(state, of: item.document, toldTo: slot.member)
            }
        }
        for (id, entry) in ledger.entries { judge(entry, of: id) }
        for sentence in await ProductLedger.differences(from: ledger) { oracle.blame(sentence) }
        for id in oracle.toldTaken where !isHeld(id) {
            let isExcused =
                !oracle.restoredJournals.isEmpty && (oracle.isLedgerRestored || oracle.toldDead.contains(id))
            if isExcused { oracle.lostWithACopy += 1 } else { oracle.blame("\(name(id)) was accepted and is lost.") }
        }
    }

    private func isHeld(_ id: DocumentID) -> Bool {
        if ledger.entries[id]?.reading != nil { return true }
        return journals.contains { $0.entries[id] != nil }
    }

    private func judge(_ entry: JournalEntry, at node: Int) {
        let name = "\(name(entry.id)) at n\(node)"
        let known = ledger.entries[entry.id]
        switch entry.status {
        case .pending: oracle.blame("\(name) is still pending.")
        case .stored:
            if known?.reading == nil, !(isRestoredAndFailed(entry) && known?.burial != nil) {
                oracle.blame("\(name) is stored by the journal, but the ledger has no reading.")
            }
        case .quarantined: oracle.blame("\(name) is in quarantine, though nobody said that it is secret.")
        case .buried:
            if known?.burial == nil, known?.reading == nil {
                oracle.blame("\(name) is a dead letter of which the ledger does not know.")
            }
            let losses = schedule.faults.count { $0.losesWorkers }
            let kind = schedule.documents.first { $0.id == entry.id }?.kind
            if kind == .sound || kind == .placeless, losses < IngestProcess.policy.maximumAttempts {
                oracle.blame("\(name) was buried after \(losses) faults, though it can be read.")
            }
        }
        for claim in entry.claims where known?.claims[claim.identity] == nil {
            oracle.blame("The ledger does not know that \(name) was handed in from \(claim.source).")
        }
    }

    /// A ledger that was put back lost the reading, and reading the document again failed: the ledger must know of the
    /// burial. The journal still believes in the reading, as nothing on the wire tells one ledger from its older copy.
    private func isRestoredAndFailed(_ entry: JournalEntry) -> Bool {
        oracle.isLedgerRestored && entry.failure != nil
    }

    private func judge(_ state: SubmissionDesk.State, of id: DocumentID, toldTo member: Member) {
        switch state {
        case .stored, .settled:
            let isExcused =
                oracle.isLedgerRestored
                && (!oracle.restoredJournals.isEmpty
                    || journals.contains { $0.entries[id].map(isRestoredAndFailed) ?? true })
            if ledger.entries[id]?.reading == nil, !isExcused {
                oracle.blame("\(member) was told stored of \(name(id)), of which the ledger has no reading.")
            }
        case .declined(let reason): oracle.blame("\(member) could not hand in \(name(id)): \(reason)")
        case .dead, .waiting, .postponed, .offered, .taken: break
        }
    }

    private func judge(_ entry: ReferenceLedger.Entry, of id: DocumentID) {
        guard let plan = schedule.documents.first(where: { $0.id == id }) else {
            return oracle.blame("The ledger knows \(id), which nobody handed in.")
        }
        guard let reading = entry.reading else { return }
        if plan.mustDie || reading != plan.reading(reading.edition) {
            oracle.blame("The ledger holds a reading of \(name(id)) that no reader made.")
        }
        if let highest = oracle.highestStored[id], !oracle.isLedgerRestored, reading.edition != highest {
            oracle.blame("The ledger keeps the reading of \(name(id)) by \(reading.edition), not by \(highest).")
        }
    }
}
