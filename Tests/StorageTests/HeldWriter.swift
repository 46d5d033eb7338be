import Dispatch
import GRDB
import Storage

/// The writer of a store, held until so many writes wait for it: what becomes one group then does not depend on the threads.
struct HeldWriter {
    private let gate = DispatchSemaphore(value: 0)

    /// Holds it from now on; ``release(when:waitFor:)`` must be called once.
    init(of file: StoreFile) {
        file.pool.asyncWriteWithoutTransaction { [gate] _ in gate.wait() }
    }

    /// Lets it go on as soon as so many writes wait.
    func release<State>(when count: Int, waitFor writer: GroupCommit<State>) async {
        while writer.waitingCount < count { await Task.yield() }
        gate.signal()
    }
}
