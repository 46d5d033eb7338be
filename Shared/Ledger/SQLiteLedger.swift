import Documents
import Duties
import Foundation
import GRDB
import Indicators
import Observations
import Places
import Rollups
import Storage

/// A ledger in one SQLite file that this process owns.
///
/// Concurrent callers share transactions; see `GroupCommit`. The places and years that the facts of a group belong to are
/// folded once per group, in the same transaction; what lies above them is noted there as waiting and folded later, when
/// somebody asks or ``foldWaiting(in:)`` is called, for all groups since at once. So the file always says which results follow
/// from the facts, and a killed process goes on where it was.
public final class SQLiteLedger: FactLedger {
    let file: StoreFile
    /// The roll-up that makes the cells, as of the last commit.
    public var fold: Fold { writer.state.fold }
    let limits: LedgerLimits
    let writer: GroupCommit<Refolding.State>
    /// Documents whose rows are damaged, so that they were left out when all was folded again at the opening; each says what
    /// to do. They stand in the listing as dead letters, and a replay brings them back.
    public let leftOut: [LedgerError]
    let now: @Sendable () -> Int64

    /// Opens the ledger, or makes it when there is none.
    ///
    /// Results that were folded with another catalogue, gazetteer or other rules are folded again first, which takes time
    /// linear in the ledger.
    /// - Parameters:
    ///   - path: the file; its folder must exist, and no other process may use it.
    ///   - fold: the roll-up.
    ///   - limits: sizes and times.
    ///   - acceptLoss: goes on though something is missing that was promised; see ``acceptedLoss``.
    ///   - now: the wall clock, milliseconds since 1970 (UTC). It dates what people are shown, and is where the counters of
    ///     what persons say begin; see ``Retraction/counter(after:time:)``. Nothing else goes by it.
    /// - Throws: `StorageError` when the file cannot be opened, is no ledger, or comes from a newer version. A damaged
    ///   document is no error; see ``leftOut``.
    public convenience init(
        path: String, fold: Fold, limits: LedgerLimits = LedgerLimits(), acceptLoss: Bool = false,
        now: @escaping @Sendable () -> Int64
    ) throws {
        try self.init(path: path, limits: limits, acceptLoss: acceptLoss, now: now) { _ in fold }
    }

    /// Opens the ledger with a roll-up that depends on the catalogue that was published for it.
    ///
    /// - Parameter fold: makes the roll-up; is told which catalogue holds, `nil` when none was ever published.
    /// - Throws: as ``init(path:fold:limits:acceptLoss:now:)`` does, and what `fold` throws.
    public init(
        path: String, limits: LedgerLimits = LedgerLimits(), acceptLoss: Bool = false,
        now: @escaping @Sendable () -> Int64, fold: (HeldCatalogue?) throws -> Fold
    ) throws {
        self.limits = limits
        self.now = now
        file = try StoreFile(
            path: path, kind: LedgerSchema.kind, busyTimeoutSeconds: limits.busyTimeoutSeconds, acceptLoss: acceptLoss)
        let held: HeldCatalogue?
        do {
            held = try file.pool.read { try CatalogueRows(db: $0).last() }
        } catch {
            throw StorageError.translating(error, file: path)
        }
        let fold = try fold(held)
        var state = Refolding.State(fold: fold)
        do {
            (leftOut, state.waiting) = try file.pool.write { db in
                (try Self.bringUpToDate(db, with: fold, now: now()), try WaitingRows(db: db).all())
            }
        } catch {
            throw StorageError.translating(error, file: path)
        }
        writer = GroupCommit(file: file, limits: limits.group, state: state) { db, state in
            try Refolding(db: db, fold: state.fold, now: now(), limits: limits).refold(&state)
        }
    }

    /// Whether the last owner of the file did not close it: it was killed, or the machine went down.
    public var wasStoppedUncleanly: Bool { file.wasStoppedUncleanly }

    /// What the operator accepted to lose at this start, as a sentence; `nil` when nothing was missing.
    public var acceptedLoss: String? { file.acceptedLoss }

    /// Whether the file is a backup that was opened as a ledger for the first time.
    public var isRestored: Bool { file.isRestored }

    /// The random name of the ledger's life, new after a restore: the stream under which its facts travel up.
    public var stream: String { file.stream }

    /// Closes the file after the writes that were begun. Every verb fails from then on.
    ///
    /// - Throws: `StorageError` when the file cannot be closed.
    public func close() throws { try file.close() }

    /// - Returns: the documents that were left out since their rows are damaged.
    static func bringUpToDate(_ db: Database, with fold: Fold, now: Int64) throws -> [LedgerError] {
        let stamp = try fold.stamp()
        let stored = try String.fetchOne(db, sql: "SELECT value FROM stamp WHERE name = 'fold'")
        guard stored != stamp else {
            if try ArrivalRows(db: db).areMissing() { try ArrivalRows(db: db).rewrite(with: fold) }
            return []
        }
        var leftOut: [LedgerError] = []
        try Recomputation(db: db, fold: fold).rewrite(now: now) { leftOut.append($0) }
        try db.execute(sql: "INSERT OR REPLACE INTO stamp (name, value) VALUES ('fold', ?)", arguments: [stamp])
        return leftOut
    }

    /// Joins facts and folds what they touch; the encoding is done on the caller's side of the writer.
    public func store(_ facts: [Fact]) async throws -> [FactVerdict] {
        let gazetteer = fold.gazetteer
        let prepared = facts.map { PreparedFact($0.lawful(in: gazetteer)) }
        let now = self.now()
        return try await writer.write(bytes: prepared.reduce(0) { $0 + $1.byteCount }) { db, state in
            try prepared.map { fact in
                try Self.join(fact, db, &state, now: now).map(FactVerdict.refused) ?? .stored
            }
        }
    }

    /// Joins one fact in a savepoint of its own.
    /// - Returns: why it is refused; `nil` when it is stored.
    static func join(
        _ fact: PreparedFact, _ db: Database, _ state: inout Refolding.State, now: Int64
    ) throws -> String? {
        if case .refused(let reason) = fact { return reason }
        do {
            try GroupCommit.inSavepoint(db, &state) { db, state in
                try Joining(db: db, fold: state.fold, now: now).join(fact, &state)
            }
            return nil
        } catch let error as DatabaseError where error.blamesTheRow {
            return "The ledger cannot keep the fact: \(error.message ?? "a rule is broken")."
        }
    }

    /// Folds everything again and stores what comes out, in one transaction; new facts wait meanwhile.
    public func rebuild() async throws {
        let now = self.now()
        try await writer.write { db, state in
            try Recomputation(db: db, fold: state.fold).rewrite(now: now) { throw $0 }
            state.forgetResults()
            state.waiting = []
        }
    }

    func read<Answer: Sendable>(_ body: @escaping @Sendable (Database) throws -> Answer) async throws -> Answer {
        do {
            return try await file.pool.read(body)
        } catch {
            throw StorageError.translating(error, file: file.path)
        }
    }
}

extension DatabaseError {
    /// Whether a rule of the schema or a size was broken, rather than the file or the disk failing.
    fileprivate var blamesTheRow: Bool {
        switch resultCode {
        case .SQLITE_CONSTRAINT, .SQLITE_TOOBIG, .SQLITE_MISMATCH, .SQLITE_RANGE: true
        default: false
        }
    }
}

extension Fold {
    /// What the results depend on beside the facts: another stamp, other results.
    fileprivate func stamp() throws -> String {
        let catalogue = RowChecksum.of(try RowCodec.encode(catalogue.indicators))
        // Whom the coverage does not wait for; a roster that exempts nobody changes no stamp.
        let exemptions = roster.exemptions
        let roster = exemptions.isEmpty ? "" : ", roster \(RowChecksum.of(Array(exemptions.utf8)))"
        return "rules \(Self.rules), catalogue \(self.catalogue.edition) (\(catalogue)), "
            + "gazetteer \(gazetteer.edition)\(roster)"
    }
}
