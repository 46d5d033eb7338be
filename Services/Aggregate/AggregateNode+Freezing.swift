import Ledger
import Links
import Logging
import Messages
import Rollups

/// Cells that are kept under names.
extension AggregateNode {
    func freeze(_ order: FreezeCells) async throws -> Freezes {
        let freeze = try await ledger.freeze(
            order.name, place: order.place, year: order.year, person: order.person)
        logger.notice(
            "cells frozen",
            metadata: [
                "freeze": "\(freeze.name)", "cells": "\(freeze.cells)", "person": "\(freeze.person ?? "")",
            ])
        return Freezes(items: [freeze])
    }
}
