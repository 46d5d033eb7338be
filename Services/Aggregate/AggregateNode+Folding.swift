import Hosting
import Ledger
import Links
import Logging
import NodeRuntime

/// Folding what waits in the ledger before somebody asks for it.
extension AggregateNode {
    /// Begins a sweep over what waits, when it is time.
    func tickFolding() {
        guard ledger.waitingCount > 0, pace.isTime(at: host.clock.now) else { return }
        pace.begin(at: host.clock.now)
        tasks.begin()
        sweep = Task {
            do {
                tell(of: try await ledger.foldWaiting())
            } catch is CancellationError {
                // The service stops; what waits is folded after the next start.
            } catch {
                logger.error("results not folded", metadata: ["error": "\(error)"])
            }
            pace.end(at: host.clock.now)
            tasks.end()
        }
    }

    /// Names damaged documents that keep results from being folded, once and not with every sweep.
    private func tell(of failures: [LedgerError]) {
        let reasons = Set(failures.map(\.description))
        for reason in reasons.subtracting(toldUnfolded).sorted() {
            logger.error("result cannot be folded", metadata: ["reason": "\(reason)"])
        }
        toldUnfolded = reasons
    }
}
