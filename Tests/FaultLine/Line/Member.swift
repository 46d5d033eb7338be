import Supervision

/// One process of a line: there is one ingest and one aggregate, and any number of extracts.
public struct Member: Hashable, Sendable, CustomStringConvertible {
    /// What the process does.
    public let stage: LocalLine.Stage
    /// Its number among those of its stage, from 1.
    public let number: Int

    /// The service that keeps the journal.
    public static let ingest = Member(stage: .ingest, number: 1)
    /// The service that keeps the ledger.
    public static let aggregate = Member(stage: .aggregate, number: 1)

    /// A reader by its number, from 1.
    public static func extract(_ number: Int) -> Member { Member(stage: .extract, number: number) }

    /// `ingest`, `aggregate`, `extract-2`.
    public var description: String { stage == .extract ? "extract-\(number)" : stage.rawValue }
}
