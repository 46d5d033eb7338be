import Documents
import Messages

/// Rounds of faults on one warm line, beside a second line that gets the same documents and is left in peace.
public actor Trial {
    /// What came of one round.
    public struct Result: Sendable {
        /// The faults that came to pass.
        public var faults: Int
        /// How many documents were handed in.
        public var documents: Int
        /// What is wrong.
        public var judgement: Judgement
        /// How many attempts the journal counts against documents that were read in the end.
        public var attempts: Int
        /// How long it took.
        public var duration: Duration
    }

    private let disturbed: RealLine
    private let reference: RealLine
    private let documents: InventedDocuments
    private let readers: Int
    private var next = 0
    private var outcomes: [Outcome] = []
    private var stated: StatedFigures

    /// Starts both lines.
    public init(seed: UInt64, readers: Int = 2) async throws {
        documents = try InventedDocuments(seed: seed)
        stated = StatedFigures(documents.catalogue)
        self.readers = readers
        disturbed = try RealLine(crossings: Crossing.allCases)
        reference = try RealLine()
        try await disturbed.startAll(readers: readers)
        try await reference.startAll()
    }

    /// Looks through every checksum and folds every cell again, in both stores of the disturbed line, and stops both lines cleanly.
    ///
    /// - Returns: what is wrong in the stores.
    public func stop() async throws -> [String] {
        var faults: [String] = []
        for member in [Member.ingest, .aggregate] {
            let found = try await disturbed.ask(member, Verify(), for: Verification.self)
            faults += found.faults.map { "the store of \(member): \($0)" }
        }
        try await disturbed.stopAll()
        try await reference.stopAll()
        return faults
    }

    /// How many documents were handed in so far.
    public var documentCount: Int { outcomes.count }

    /// Hands documents in while faults happen, waits until the line is quiet, and judges.
    ///
    /// - Throws: ``RoundError`` when something is stuck, or a process ended by itself.
    public func run(_ plan: RoundPlan) async throws -> Result {
        do {
            return try await attempt(plan)
        } catch {
            var told = "\(plan): \(error)"
            for member in RealLine.members(readers: readers) {
                told += "\n--- \(member)\n\(disturbed.log(member).suffix(1_500))"
            }
            throw RoundError(description: told)
        }
    }

    private func attempt(_ plan: RoundPlan) async throws -> Result {
        let begin = ContinuousClock.now
        let shares = try shares(of: plan)
        let tally = Tally()
        let disturber = Disturber(disturbed)
        // What is to happen after no document happens before the first: a place that must be reached is then ahead of all.
        for (_, fault) in plan.faults.prefix(while: { $0.after == 0 }) { try await disturber.make(fault) }
        async let heard = handIn(shares, plan, tally)
        for (after, fault) in plan.faults.drop(while: { $0.after == 0 }) {
            await tally.reached(after)
            try await disturber.make(fault)
        }
        outcomes += try await heard
        try await disturber.mend()
        try await disturbed.quiet()

        _ = try await Submitters(endpoint: reference.endpoint(.submit)).handIn(shares)
        try await reference.quiet()
        let books = try await Books(of: disturbed)
        for report in shares.joined().compactMap(\.report) { stated.add(report) }
        let judgement = Judgement(
            books, reference: try await Books(of: reference), outcomes: outcomes, stated: stated)
        let ends = await disturbed.unexpectedEnds
        guard ends.isEmpty else { throw RoundError(description: ends.joined(separator: "\n")) }
        return Result(
            faults: await disturber.count, documents: shares.joined().count, judgement: judgement,
            attempts: books.journal.reduce(0) { $0 + ($1.status == "stored" ? $1.attempts : 0) }, duration: .now - begin
        )
    }

    private nonisolated func handIn(
        _ shares: [[InventedDocument]], _ plan: RoundPlan, _ tally: Tally
    ) async throws -> [Outcome] {
        defer { tally.end() }
        return try await Submitters(endpoint: disturbed.endpoint(.submit), tally: tally)
            .handIn(shares, until: plan.goal)
    }

    /// New documents, each to one submitter, and to each submitter one that another one hands in or handed in before.
    private func shares(of plan: RoundPlan) throws -> [[InventedDocument]] {
        let first = plan.firstDocument ?? next
        next = first + plan.documentCount
        let fresh = try documents.documents(first..<next, size: plan.documentBytes)
        return (0..<plan.submitterCount).map { submitter in
            let own = fresh.enumerated().filter { $0.offset % plan.submitterCount == submitter }.map(\.element)
            let other = fresh[(submitter + 1) % fresh.count]
            return own + [
                InventedDocument(other.bytes, source: "again by \(submitter) in \(plan.name)", report: other.report)
            ]
        }
    }
}
