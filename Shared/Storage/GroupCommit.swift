import Dispatch
import FailPoints
import GRDB
import Synchronization

/// Lets concurrent writers share one transaction, and so one fsync.
///
/// ```
///  write ─┐                ┌─ savepoint ─ body ─┐
///  write ─┼─▶ waiting ─▶ transaction            ├─ finish ─ commit + fsync ─▶ answers
///  write ─┘                └─ savepoint ─ body ─┘
/// ```
///
/// While one group is on its way to the disk, the next one gathers. A write that throws fails alone: a group is first
/// tried without savepoints, which copy every page that they may have to put back, and when one of its writes throws,
/// all are run again with a savepoint each. A write that meets a damaged page spoils its whole transaction, since SQLite
/// writes nothing more in it: the group is then halved until that write is alone. An answer goes out after the commit,
/// never before. Each group that changes something carries the
/// next number into the file, and the mark beside it; see `CommitMark`.
///
/// `State` is what the owner keeps in memory beside the file: it changes with the transaction and is put back with it.
public final class GroupCommit<State: Sendable>: Sendable {
    /// The last step of a group, inside the transaction, after all writes.
    public typealias Finish = @Sendable (Database, inout State) throws -> Void

    private enum Turn { case begin, wait, refuse }

    private struct Queue {
        var waiting: [Write] = []
        var isDraining = false
    }

    /// A write with the type of its answer hidden.
    private struct Write: Sendable {
        let bytes: Int
        /// Runs the body in its savepoint; what comes back is kept until the group's fate is known.
        let attempt: @Sendable (Database, inout State, _ inSavepoint: Bool) -> Attempt
        /// Answers that the group did not reach the disk.
        let refuse: @Sendable (any Error) -> Void
    }

    private struct Attempt: Sendable {
        let error: (any Error)?
        /// Answers after the commit.
        let settle: @Sendable () -> Void
    }

    private let file: String
    private let pool: DatabasePool
    private let mark: CommitMark
    private let limits: GroupLimits
    private let finish: Finish
    private let queue = Mutex(Queue())
    private let answers = DispatchQueue(label: "shangji.answers")
    private let committed: Mutex<State>

    /// Makes the writer of a store; there must be no other writer of the same file.
    ///
    /// - Parameters:
    ///   - file: the open store.
    ///   - state: what the owner keeps in memory, as it stands in the file now.
    ///   - finish: what happens once for a group before its commit. When it throws, nothing of the group is written;
    ///     smaller groups are then tried, down to each write alone, unless the cause is an outage.
    public init(
        file: StoreFile, limits: GroupLimits, state: State, finish: @escaping Finish = { _, _ in }
    ) {
        self.file = file.path
        pool = file.pool
        mark = file.mark
        self.limits = limits
        self.finish = finish
        committed = Mutex(state)
    }

    /// The state as of the last commit.
    public var state: State { committed.withLock { $0 } }

    /// How many writes wait for a transaction now.
    public var waitingCount: Int { queue.withLock { $0.waiting.count } }

    /// Writes, and returns after the commit is on the disk, to where the caller runs, without a stop on another thread.
    ///
    /// - Parameters:
    ///   - bytes: the content written, for the limit of a group.
    ///   - body: the write. It may run twice, and must not keep the database.
    /// - Returns: what `body` returned.
    /// - Throws: what `body` threw, with nothing of this write in the file; or ``StorageError`` when the group failed.
    public nonisolated(nonsending) func write<Answer: Sendable>(
        bytes: Int = 0, _ body: @escaping @Sendable (Database, inout State) throws -> Answer
    ) async throws -> Answer {
        let file = self.file
        return try await withCheckedThrowingContinuation { continuation in
            enqueue(
                Write(bytes: bytes) { db, state, inSavepoint in
                    do {
                        let answer =
                            inSavepoint ? try Self.inSavepoint(db, &state, body) : try body(db, &state)
                        return Attempt(error: nil) { continuation.resume(returning: answer) }
                    } catch {
                        let error = StorageError.translating(error, file: file)
                        return Attempt(error: error) { continuation.resume(throwing: error) }
                    }
                } refuse: {
                    continuation.resume(throwing: $0)
                })
        }
    }

    /// Runs a part of a write so that its failure takes back that part only, in the file and in the state.
    public static func inSavepoint<Answer>(
        _ db: Database, _ state: inout State, _ body: (Database, inout State) throws -> Answer
    ) throws -> Answer {
        let before = state
        var answer: Answer?
        do {
            try db.inSavepoint {
                answer = try body(db, &state)
                return .commit
            }
        } catch {
            state = before
            throw error
        }
        guard let answer else { preconditionFailure("a savepoint that did not throw has run its body") }
        return answer
    }

    private func enqueue(_ write: Write) {
        let turn: Turn = queue.withLock { queue in
            guard queue.waiting.count < limits.waitingWrites else { return .refuse }
            queue.waiting.append(write)
            guard !queue.isDraining else { return .wait }
            queue.isDraining = true
            return .begin
        }
        switch turn {
        case .begin: pool.asyncWriteWithoutTransaction { self.drain($0) }
        case .wait: break
        case .refuse:
            write.refuse(
                StorageError(
                    .overloaded, file: file,
                    "has \(limits.waitingWrites) writes waiting. Send less at once, or raise waitingWrites."))
        }
    }

    /// Commits one group; the next one gets its turn behind whatever else waits for the writer.
    private func drain(_ db: Database) {
        commit(nextGroup(), db)
        let isDone = queue.withLock { queue in
            queue.isDraining = !queue.waiting.isEmpty
            return queue.waiting.isEmpty
        }
        if !isDone { pool.asyncWriteWithoutTransaction { self.drain($0) } }
    }

    private func nextGroup() -> [Write] {
        queue.withLock { queue in
            var count = 0
            var bytes = 0
            for write in queue.waiting.prefix(limits.writesPerGroup) {
                bytes += write.bytes
                if count > 0, bytes > limits.bytesPerGroup { break }
                count += 1
            }
            let group = Array(queue.waiting.prefix(count))
            queue.waiting.removeFirst(count)
            return group
        }
    }

    /// Answers: a lone write at once, many beside the writer, which goes on with the next group meanwhile.
    private func settle(_ attempts: [Attempt]) {
        guard attempts.count > 1 else { return attempts.forEach { $0.settle() } }
        answers.async { for attempt in attempts { attempt.settle() } }
    }

    /// Why a group cannot be written as it was tried.
    private enum Retry: Error { case withSavepoints, inHalves }

    private func commit(_ group: [Write], _ db: Database, savepoints: Bool = false) {
        var state = self.state
        var attempts: [Attempt] = []
        var commits = mark.commits
        do {
            try db.inTransaction(.immediate) {
                let changesBefore = db.totalChangesCount
                for write in group {
                    let attempt = write.attempt(db, &state, savepoints)
                    // A full disk, say, ends the whole transaction and not the savepoint alone.
                    guard db.isInsideTransaction else {
                        throw attempt.error ?? StorageError(.disk, file: file, "ended a transaction by itself.")
                    }
                    if let error = attempt.error { try Self.decide(error, group, savepoints) }
                    attempts.append(attempt)
                }
                try finish(db, &state)
                if db.totalChangesCount != changesBefore {
                    commits &+= 1
                    try db.execute(sql: "PRAGMA user_version = \(Int32(bitPattern: commits))")
                    FailPoint.hit("commit.before")
                }
                return .commit
            }
            if commits != mark.commits {
                FailPoint.hit("commit.before-mark")
                mark.advance(to: commits, synchroniseEvery: limits.commitsPerMarkSync)
                FailPoint.hit("commit.after-mark")
            }
            committed.withLock { $0 = state }
            settle(attempts)
        } catch Retry.withSavepoints {
            commit(group, db, savepoints: true)
        } catch Retry.inHalves {
            commitHalves(of: group, db)
        } catch {
            let error = StorageError.translating(error, file: file)
            let isOutage = (error as? StorageError)?.isOutage ?? false
            if group.count > 1, !isOutage {
                commitHalves(of: group, db)
            } else {
                for write in group { write.refuse(error) }
            }
        }
    }

    /// Says how it goes on with a group of which a write has thrown: it returns when that write alone is to be refused and
    /// the others may be committed with it.
    private static func decide(_ error: any Error, _ group: [Write], _ savepoints: Bool) throws {
        if group.count == 1 { throw error }
        if (error as? StorageError)?.code == .damaged { throw Retry.inHalves }
        if !savepoints { throw Retry.withSavepoints }
    }

    /// Commits each half of a group by itself. One guilty write among n costs about 2 log₂ n transactions.
    private func commitHalves(of group: [Write], _ db: Database) {
        let middle = group.count / 2
        commit(Array(group[..<middle]), db)
        commit(Array(group[middle...]), db)
    }
}
