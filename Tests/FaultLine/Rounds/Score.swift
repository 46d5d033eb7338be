/// The sum over rounds.
public struct Score: Sendable {
    /// How many rounds came to their end.
    public private(set) var rounds = 0
    /// How many faults came to pass.
    public private(set) var faults = 0
    /// How many documents were handed in, repetitions included.
    public private(set) var documents = 0
    /// Documents, claims and promises that went missing.
    public private(set) var lost = 0
    /// Documents and claims that were there twice.
    public private(set) var duplicated = 0
    /// Readings and cells that were not what they would have been in peace, and faults that a look through the stores found.
    public private(set) var wrongCells = 0

    /// Starts at nothing.
    public init() {}

    /// Adds a round.
    public mutating func add(_ result: Trial.Result) {
        rounds += 1
        faults += result.faults
        documents += result.documents
        lost += result.judgement.lost.count
        duplicated += result.judgement.duplicated.count
        wrongCells += result.judgement.wrongCells.count
    }

    /// Adds what a look through the stores found; see ``Trial/stop()``.
    public mutating func add(storeFaults: [String]) { wrongCells += storeFaults.count }

    /// Whether nothing went wrong.
    public var isClean: Bool { lost == 0 && duplicated == 0 && wrongCells == 0 }
}

extension Score: CustomStringConvertible {
    /// The one line with which a soak ends.
    public var description: String {
        "rounds \(rounds), faults \(faults), documents \(documents), lost \(lost), duplicated \(duplicated), "
            + "wrong cells \(wrongCells)"
    }
}
