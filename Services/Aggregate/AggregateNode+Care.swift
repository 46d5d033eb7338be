import Foundation
import Ledger
import Logging
import Messages
import Observations
import Storage

/// What the operator orders of the ledger.
extension AggregateNode {
    func retract(_ order: Retract) async throws -> Retracted {
        let retraction = try await ledger.retract(
            order.document, isRetracted: order.isRetracted, reason: order.reason, person: order.person)
        grew()
        logger.notice(
            order.isRetracted ? "document retracted" : "document restored",
            metadata: [
                "document": "\(order.document)", "counter": "\(retraction.counter)",
                "person": "\(retraction.person ?? "")", "reason": "\(retraction.reason)",
            ])
        return Retracted(retraction)
    }

    func verify() async throws -> Verification {
        var checked: [String: Int] = [:]
        do {
            let counts = try await ledger.counts()
            checked = ["documents": counts.read + counts.buried, "results": counts.results, "cells": counts.cells]
        } catch  where StorageError.isDamage(error) {
            // What cannot be counted is found below, with its table.
        }
        return Verification(checked: checked, faults: try await ledger.verify().map(\.description))
    }

    /// Copies the ledger while facts come in.
    func backup(to path: String) async throws -> BackupMade {
        try await ledger.backup(to: path)
        let bytes = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
        logger.notice("ledger copied", metadata: ["path": "\(path)", "bytes": "\(bytes ?? 0)"])
        return BackupMade(path: path, bytes: bytes ?? 0)
    }
}
