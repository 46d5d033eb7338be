import FailPoints
import Journal
import Logging
import Messages
import NodeRuntime

/// Replays: ordered by the operator, carried out beside everything else.
extension IngestNode {
    func order(_ message: OrderReplay) async throws -> Replays {
        guard !isForwarder else {
            throw WireError.malformed("this node is a forwarder, which reads nothing: order it at the node that reads")
        }
        let order = try await journal.order(replayOf: message.filter.selection)
        logger.notice("replay ordered", metadata: ["replay": "\(order.id)", "matching": "\(order.matching)"])
        mayAdvanceReplays = true
        advanceReplays()
        return try await replays(order.id)
    }

    func replays(_ id: Int64?) async throws -> Replays {
        let orders = try await journal.replayOrders().filter { id == nil || $0.id == id }
        return Replays(items: orders.map(Replays.Item.init), waiting: try await journal.counts().replays)
    }

    /// Makes further documents of the running orders wait; called again and again, and when it is due does little: the
    /// journal lets only so many replays wait at a time.
    func advanceReplays() {
        guard mayAdvanceReplays, !isAdvancingReplays, !isDraining else { return }
        isAdvancingReplays = true
        tasks.begin()
        Task {
            do {
                while !isDraining {
                    FailPoint.hit("replay.before-advance")
                    let moved = try await journal.advance(replays: settings.journal.replayStepDocuments)
                    FailPoint.hit("replay.after-advance")
                    guard !moved.isEmpty else { break }
                    for order in moved where order.state == .finished {
                        logger.notice(
                            "replay has queued all",
                            metadata: ["replay": "\(order.id)", "done": "\(order.done)", "passed": "\(order.passed)"])
                    }
                    grew()
                }
                // An order that is given while the orders are being read has set this again; it must not be forgotten.
                mayAdvanceReplays = false
                if try await journal.replayOrders().contains(where: { $0.state == .running }) {
                    mayAdvanceReplays = true
                }
            } catch {
                mayAdvanceReplays = true
                logger.error("journal not written", metadata: ["error": "\(error)"])
            }
            isAdvancingReplays = false
            tasks.end()
        }
    }
}

extension Replays.Item {
    /// An order, as the operator is told.
    fileprivate init(_ order: ReplayOrder) {
        self.init(
            id: order.id, state: order.state.rawValue, matching: order.matching, done: order.done,
            passed: order.passed, orderedAt: order.orderedAt, endedAt: order.endedAt)
    }
}
