import Documents
import Seeds

/// What happens in one round: how many documents come, how they are shared among submitters, and what goes wrong when.
public struct RoundPlan: Sendable {
    /// The seed of the soak and the number of the round within it: they determine the plan.
    public let name: String
    /// The number of the first new document; `nil` for the first that was not yet handed in.
    public let firstDocument: Int?
    /// How many new documents.
    public let documentCount: Int
    /// How many submitters share them.
    public let submitterCount: Int
    /// How long each report is made, in bytes.
    public let documentBytes: Int
    /// What submitters wait for before they go; what was promised once they do not offer again.
    public let goal: Receipt
    /// What goes wrong, each after so many receipts of the round.
    public let faults: [(after: Int, fault: Fault)]

    /// A soak starts with empty folders after so many rounds.
    public static let roundsPerTrial = 8
    private static let mostDocuments = 20

    /// The seed of the trial in which a round happens.
    public static func trialSeed(_ seed: UInt64, round: Int) -> UInt64 { seed &+ UInt64(round / roundsPerTrial) }

    /// What does a round again, in empty folders.
    public static func command(seed: UInt64, round: Int) -> String {
        "bash deploy/soak.sh --seed \(seed) --from \(round) --rounds 1"
    }

    /// Draws a plan.
    public init(seed: UInt64, round: Int, readers: Int) {
        var generator = SeededGenerator(seed: seed &* 1_000_003 &+ UInt64(round))
        name = "seed \(seed) round \(round)"
        let isLarge = Int.random(in: 0..<8, using: &generator) == 0
        firstDocument = round % Self.roundsPerTrial * Self.mostDocuments
        documentCount = Int.random(in: isLarge ? 3...5 : 8...Self.mostDocuments, using: &generator)
        submitterCount = Int.random(in: 1...3, using: &generator)
        documentBytes = isLarge ? 1 << 20 : 0
        goal = Bool.random(using: &generator) ? .taken : .stored
        let events = documentCount * 2
        faults = (0..<Int.random(in: 1...3, using: &generator))
            .map { _ in
                (Int.random(in: 0..<events, using: &generator), Self.fault(&generator, readers, isLarge: isLarge))
            }
            .sorted { $0.after < $1.after }
    }

    /// A plan of one's own.
    public init(
        name: String, documentCount: Int, submitterCount: Int = 2, documentBytes: Int = 0, goal: Receipt = .stored,
        faults: [(after: Int, fault: Fault)]
    ) {
        self.name = name
        firstDocument = nil
        self.documentCount = documentCount
        self.submitterCount = submitterCount
        self.documentBytes = documentBytes
        self.goal = goal
        self.faults = faults
    }

    private static func fault(_ generator: inout SeededGenerator, _ readers: Int, isLarge: Bool) -> Fault {
        let members = RealLine.members(readers: readers)
        let member = members[Int.random(in: 0..<members.count, using: &generator)]
        let crossing = Crossing.allCases[Int.random(in: 0..<Crossing.allCases.count, using: &generator)]
        // Longer than a lease, or much shorter.
        let time = Int.random(in: 0...1, using: &generator) == 0 ? 2 * RealLine.silenceMilliseconds : 300
        switch Int.random(in: 0..<10, using: &generator) {
        case 0...2: return .kill(member)
        case 3...4:
            let place = NamedPlace.all[Int.random(in: 0..<NamedPlace.all.count, using: &generator)]
            return .failPoint(place.member, name: place.name, count: Int.random(in: 1...8, using: &generator))
        case 5: return .freeze(member, milliseconds: time)
        case 6: return .cut(crossing)
        case 7: return .truncate(crossing)
        case 8: return .stall(crossing, milliseconds: time)
        default:
            return isLarge
                ? .slow(crossing, bytesPerSecond: 1_000_000)
                : .delay(crossing, milliseconds: Int.random(in: 5...150, using: &generator))
        }
    }
}

extension RoundPlan: CustomStringConvertible {
    /// The name and the faults.
    public var description: String {
        "\(name): \(faults.map { "\($0.fault) after \($0.after)" }.joined(separator: ", "))"
    }
}
