import Documents
import Hosting
import Ledger
import Messages
import Observations
import Rollups

/// Pages of the ledger for the operator.
extension AggregateNode {
    func documents(_ after: Int64, _ limit: Int) async throws -> DocumentsPage {
        let documents = try await ledger.documents(after: after, limit: limit)
        return DocumentsPage(
            items: documents.map(DocumentsPage.Item.init),
            next: documents.count == limit ? documents.last?.sequence : nil)
    }

    func document(_ id: DocumentID) async throws -> DocumentAnswer {
        let document = try await ledger.document(id)
        let refusals = try await ledger.refusals(of: id).map(\.reason)
        return DocumentAnswer(
            item: document.map(DocumentsPage.Item.init), storedAt: document?.storedAt,
            edition: document?.facts.findings?.edition.description, refusals: refusals.isEmpty ? nil : refusals)
    }

    func changes(_ ask: AskChanges) async throws -> ChangesPage {
        let limit = min(max(1, ask.limit), Self.pageLimit)
        let selection = ChangeSelection(
            since: ask.since, document: ask.document, place: ask.place, indicator: ask.indicator)
        let changes = try await ledger.changes(matching: selection, after: ask.after, limit: limit)
        return ChangesPage(
            items: changes.map { ChangesPage.Item(time: $0.time, change: $0.change) },
            next: changes.count == limit ? changes.last?.sequence : nil)
    }

    func cells(_ after: AskCells.Cursor?, _ limit: Int) async throws -> CellsPage {
        let cells = try await ledger.cells(matching: .all, after: after, limit: limit)
        return CellsPage(items: cells, next: cells.count == limit ? cells.last?.key : nil)
    }

    /// The ledger's counts by name.
    func counts() async throws -> [String: Int] {
        let counts = try await ledger.counts()
        return [
            "retracted": counts.retracted, "adjudicated": counts.adjudicated, "read": counts.read,
            "dead": counts.buried, "awaited": counts.awaited,
            "unplaced": counts.unplaced,
            "observations": counts.observations, "failed_checks": counts.failedChecks, "results": counts.results,
            "cells": counts.cells, "waiting": counts.waiting,
            "refused_readings": recent.totals["refused_readings"] ?? 0,
        ]
    }
}

extension FactVerdict {
    /// Why the ledger refuses the fact; `nil` when it is stored.
    var refusal: String? {
        if case .refused(let reason) = self { reason } else { nil }
    }
}
