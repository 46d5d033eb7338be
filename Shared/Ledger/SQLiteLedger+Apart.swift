import Observations
import Storage

/// What became of a fact in a batch of which some facts meet damage.
public enum FactAnswer: Hashable, Sendable {
    /// It is stored, or refused for good.
    case settled(FactVerdict)
    /// What it must change cannot be read: a row or a page of the file is damaged. Once that is mended, it can be stored; the
    /// reason is a sentence.
    case later(reason: String)
}

/// Facts that meet a damaged page hold up none beside them.
extension SQLiteLedger {
    /// Joins facts as ``store(_:)`` does, in one transaction; where that meets damage, in smaller ones, until the facts that
    /// meet it are alone. Complexity: for each of these among n, about 2 log₂ n transactions.
    ///
    /// - Parameter origin: the machine of a reader that hands them in; see ``store(_:fromReader:)``. `nil` for this machine.
    /// - Returns: an answer for each fact, in the order of the facts.
    /// - Throws: `StorageError` for an outage; what was stored before it stays.
    public func storeApart(_ facts: [Fact], fromReader origin: Origin? = nil) async throws -> [FactAnswer] {
        do {
            let verdicts =
                if let origin { try await store(facts, fromReader: origin) } else { try await store(facts) }
            return verdicts.map(FactAnswer.settled)
        } catch  where Self.isDamage(error) {
            guard facts.count > 1 else { return facts.map { _ in .later(reason: "\(error)") } }
            let middle = facts.count / 2
            let first = try await storeApart(Array(facts[..<middle]), fromReader: origin)
            return try await first + storeApart(Array(facts[middle...]), fromReader: origin)
        }
    }

    /// Joins what a node below has handed up as ``store(_:from:stream:)`` does. A stream goes on in order only: a fact that
    /// meets damage is refused and listed, so that those behind it come through. “shangji sync --verify” at the node below hands up
    /// again what this ledger lacks, once it is mended.
    ///
    /// Several facts may have one number, such as a reading and its retraction. The stream passes a number only when the last of them
    /// has a verdict: where an outage comes between them, all of them are handed up again.
    ///
    /// - Throws: `StorageError` for an outage, or when how far the stream has come lies on a damaged page.
    public func storeApart(_ batch: OutboxPage, from origin: Origin, stream: String) async throws -> HandUpIntake {
        do {
            return try await store(batch, from: origin, stream: stream)
        } catch  where Self.isDamage(error) && !batch.facts.isEmpty {
            guard batch.facts.count > 1 else {
                return try await store(batch, from: origin, stream: stream, refusing: Self.refusal)
            }
            let middle = batch.facts.count / 2
            let seam = max(batch.after, batch.facts[middle].sequence - 1)
            let halves = [
                OutboxPage(after: batch.after, through: seam, facts: Array(batch.facts[..<middle])),
                OutboxPage(after: seam, through: batch.through, facts: Array(batch.facts[middle...])),
            ]
            var refused: [HandUpRefusal] = []
            for half in halves {
                switch try await storeApart(half, from: origin, stream: stream) {
                case .gap(let after): return .gap(after: after)
                case .stored(let more): refused += more
                }
            }
            return .stored(refused: refused)
        }
    }

    private static let refusal =
        "The ledger above cannot keep it now: a page of its file is damaged. When that is mended, “shangji sync --verify” at this node "
        + "hands it up again."

    /// Whether an error says that a row or a page of the file is not what was written.
    static func isDamage(_ error: any Error) -> Bool {
        guard let error = error as? LedgerError else { return StorageError.isDamage(error) }
        return [.damagedDocument, .damagedResult, .damagedHistory].contains(error.code)
    }
}
