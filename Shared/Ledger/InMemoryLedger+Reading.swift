import Documents
import Observations
import Places
import Rollups

extension InMemoryLedger {
    /// Documents that were read or buried.
    public func documents(after sequence: Int64, limit: Int) async throws -> [LedgerDocument] {
        read { contents in
            let later = contents.order.dropFirst(Int(clamping: max(0, sequence)))
            return Array(later.lazy.compactMap { contents.listed($0) }.prefix(max(0, limit)))
        }
    }

    /// A document that was read or buried.
    public func document(_ id: DocumentID) async throws -> LedgerDocument? { read { $0.listed(id) } }

    /// Documents that belong to a place. Complexity: linear in the ledger.
    public func documents(of place: PlaceCode) async throws -> [LedgerDocument] {
        read { contents in
            contents.order.compactMap { id in
                let isMeant = contents.entries[id]?.touched.contains { $0.place == place } ?? false
                return isMeant ? contents.listed(id) : nil
            }
        }
    }

    /// Documents that belong to none. Complexity: linear in the ledger.
    public func documentsWithoutPlace() async throws -> [LedgerDocument] {
        read { contents in
            contents.order.compactMap { contents.entries[$0]?.touched.isEmpty == true ? contents.listed($0) : nil }
        }
    }

    /// The text of a document as it was decoded.
    public func text(of id: DocumentID) async throws -> String? { read { $0.entries[id]?.reading?.text } }

    /// The whole reading of a document.
    public func reading(of id: DocumentID) async throws -> Reading? { read { $0.entries[id]?.reading } }

    /// Cells in the order of place, year, indicator. Complexity: linear in the ledger.
    public func cells(matching selection: CellSelection, after key: Cell.Key?, limit: Int) async throws -> [Cell] {
        write { contents, now in
            while true {
                let page = contents.cells(matching: selection, after: key, limit: limit)
                let scope = FoldScope(of: selection, after: key, page: page, limit: limit)
                guard contents.waiting.keys.contains(where: { scope.contains($0, in: fold) }) else {
                    return contents.toldArrivals(in: page)
                }
                contents.foldWaiting(in: scope, at: now)
            }
        }
    }

    /// Results in the order of place, year. Complexity: linear in the ledger.
    public func results(years: ClosedRange<Int>?, after key: PlaceYear?, limit: Int) async throws -> [PlaceResult] {
        read(folding: FoldScope(years: years)) { contents in
            let keys = contents.results.keys.filter { candidate in
                years?.contains(candidate.year) ?? true && key.map { $0 < candidate } ?? true
            }
            return keys.sorted().prefix(max(0, limit)).compactMap { contents.results[$0] }
        }
    }

    /// Documents with a reading, in the order in which they first had one. Complexity: linear in the ledger.
    public func storedDocuments(after sequence: Int64, limit: Int) async throws -> [StoredDocument] {
        read { contents in
            let found = contents.entries.values.compactMap { entry in
                entry.storedSequence.map { StoredDocument(sequence: $0, id: entry.id) }
            }
            return Array(
                found.filter { $0.sequence > sequence }.sorted { $0.sequence < $1.sequence }.prefix(max(0, limit)))
        }
    }

    /// What later editions told differently.
    public func changes(
        matching selection: ChangeSelection, after sequence: Int64, limit: Int
    ) async throws -> [RecordedChange] {
        read { contents in
            Array(
                contents.changes.lazy.filter { $0.sequence > sequence && selection.contains($0) }
                    .prefix(max(0, limit)))
        }
    }

    /// The versions of a cell.
    public func history(of key: Cell.Key) async throws -> [CellVersion] {
        read(folding: FoldScope(place: key.place, year: key.year)) { contents in
            CauseSieve(of: key, fold: fold).sifted(contents.history[key] ?? []) { contents.cause($0) }
        }
    }

    /// How much the ledger holds. Complexity: linear in the ledger.
    public func counts() async throws -> LedgerCounts {
        read { contents in
            var counts = LedgerCounts()
            for entry in contents.entries.values {
                if let reading = entry.reading {
                    counts.read += 1
                    counts.unplaced += entry.touched.isEmpty ? 1 : 0
                    counts.observations += reading.observations.count
                    counts.failedChecks += reading.checks.count { !$0.holds }
                } else if let burial = entry.burial {
                    counts.buried += burial.isSecret ? 0 : 1
                } else if entry.cellDecision == nil {
                    counts.awaited += 1
                }
                counts.adjudicated += entry.adjudications.values.count { $0.decision != .withdrawn }
                counts.retracted += entry.retraction?.isRetracted == true ? 1 : 0
            }
            counts.waiting = contents.waiting.count
            counts.results = contents.results.count
            counts.cells = contents.results.values.reduce(0) { $0 + $1.cells.count }
            return counts
        }
    }
}

extension LedgerContents {
    fileprivate func cells(matching selection: CellSelection, after key: Cell.Key?, limit: Int) -> [Cell] {
        let found = results.values.lazy.flatMap(\.cells).filter { cell in
            selection.places?.contains(cell.place) ?? true && selection.years?.contains(cell.year) ?? true
                && selection.indicators?.contains(cell.indicator) ?? true && key.map { $0 < cell.key } ?? true
        }
        return Array(found.sorted { $0.key < $1.key }.prefix(max(0, limit)))
    }

    /// The entry of a document in a listing; `nil` when it was neither read nor buried.
    fileprivate func listed(_ id: DocumentID) -> LedgerDocument? {
        guard let entry = entries[id], let facts = entry.facts else { return nil }
        let uses =
            fold.usesWithoutPlace(of: facts)
            + entry.touched.flatMap { results[$0]?.uses.filter { $0.document == id } ?? [] }
        return LedgerDocument(
            sequence: entry.sequence, facts: facts, uses: uses.sorted { $0.index < $1.index },
            textLength: entry.reading?.text.unicodeScalars.count ?? 0, storedAt: entry.storedAt)
    }

    /// What is known of a document behind a version.
    fileprivate func cause(_ id: DocumentID) -> CauseSieve.Known? {
        guard let entry = entries[id] else { return nil }
        if let decision = entry.cellDecision { return .decision(decision) }
        let retold = changes.filter { $0.change.document == id }.map(\.change.indicator)
        return entry.facts.map { .document($0, retold: Set(retold)) }
    }
}
