import Documents
import Synchronization

/// Replays, by orders that are carried out step by step.
extension InMemoryJournal {
    /// Writes an order down, into memory.
    public func order(replayOf selection: DocumentSelection) async throws -> ReplayOrder {
        let time = now()
        return contents.withLock { contents in
            let last = Int64(contents.order.count)
            let found = contents.page(of: selection, after: 0, through: last, limit: .max).count(
                where: selection.contains)
            let order = ReplayOrder(
                id: Int64(contents.orders.count) + 1, selection: selection, matching: found, last: last,
                orderedAt: time)
            contents.orders.append(order)
            return order
        }
    }

    /// Carries the running orders on by one step.
    public func advance(replays limit: Int) async throws -> [ReplayOrder] {
        let time = now()
        return try contents.withLock { contents in
            var budget = ReplayBudget(documents: limit, looks: limits.replayPageDocuments)
            var moved: [ReplayOrder] = []
            for index in contents.orders.indices where contents.orders[index].state == .running && budget.isLeft {
                let before = contents.orders[index]
                let order = try contents.advance(before, &budget, limits, time)
                guard order != before else { break }
                contents.orders[index] = order
                moved.append(order)
                guard order.state != .running else { break }
            }
            return moved
        }
    }

    /// All orders that were ever given.
    public func replayOrders() async throws -> [ReplayOrder] { contents.withLock { $0.orders } }

    /// Takes an order back.
    public func cancel(replay id: ReplayOrder.ID) async throws -> ReplayOrder? {
        let time = now()
        return contents.withLock { contents in
            guard let index = contents.orders.firstIndex(where: { $0.id == id }) else { return nil }
            contents.orders[index].end(.cancelled, at: time)
            return contents.orders[index]
        }
    }
}
