import Documents
import Observations
import Seeds

/// All that is decided before a world runs: who is there, what is handed in, what goes wrong. It follows from its seed.
struct Schedule: Sendable {
    struct Worker: Sendable {
        var ingest: Int
        var edition: Edition
        var creditDocuments: Int
    }

    struct Submission: Sendable {
        var submitter: Int
        var document: Int
        var claim: Claim
        var time: Moment
    }

    /// Of the world's own dice: latencies, durations.
    var seed: UInt64
    var documents: [DocumentPlan]
    /// How many bytes may wait in each ingest node's journal.
    var backlogs: [Int]
    var workers: [Worker]
    /// The ingest node of each submitter.
    var submitters: [Int]
    var submissions: [Submission]
    var faults: [Fault]

    /// When the last fault is over and everything was handed in.
    var calm: Moment { (faults.map(\.end) + submissions.map(\.time)).max() ?? 0 }

    /// Workers of the first edition or the second.
    static let editions = (1...2).map { Edition(engine: $0, catalogue: 1, gazetteer: 1) }

    /// The longest document, in bytes; several chunks of the links.
    static let longestDocument = 90

    init(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        self.seed = random.next()
        let ingests = Int.random(in: 1...2, using: &random)
        documents = (0..<Int.random(in: 2...8, using: &random)).map { number in
            let kinds: [DocumentPlan.Kind] = [
                .sound, .sound, .sound, .placeless, .moody, .unreadable, .poison, .refused,
            ]
            let kind = kinds.randomElement(using: &random) ?? .sound
            // A document of each size class: empty, one chunk, several windows of chunks.
            let length = number == 0 ? 0 : Int.random(in: 1...Self.longestDocument, using: &random)
            return DocumentPlan(number: number, kind: kind, length: length)
        }
        backlogs = (0..<ingests).map { _ in Bool.random(using: &random) ? 1_000_000 : 150 }
        workers = (0..<Int.random(in: ingests...3, using: &random)).map { number in
            Worker(
                ingest: number < ingests ? number : Int.random(in: 0..<ingests, using: &random),
                edition: Self.editions.randomElement(using: &random) ?? Self.editions[0],
                creditDocuments: Int.random(in: 1...4, using: &random))
        }
        submitters = (0..<Int.random(in: ingests...3, using: &random)).map { $0 % ingests }
        submissions = []
        for document in documents.indices {
            for _ in 0..<Int.random(in: 1...2, using: &random) {
                let submitter = Int.random(in: 0..<submitters.count, using: &random)
                let claim = Claim(
                    node: "", time: Int64.random(in: 0...9, using: &random),
                    source: "s\(Int.random(in: 0...1, using: &random))",
                    placeHint: Bool.random(using: &random) ? Divisions.counties.randomElement(using: &random) : nil)
                submissions.append(
                    Submission(
                        submitter: submitter, document: document, claim: claim,
                        time: .milliseconds(.random(in: 0...4_000, using: &random))))
            }
        }
        faults = []
        for _ in 0..<Int.random(in: 0...6, using: &random) { faults.append(fault(&random)) }
    }

    /// While documents are handed in and a while behind them, since a fault of a quiet line shows little; at longest half as long again
    /// as a line may be silent.
    private func fault(_ random: inout SeededGenerator) -> Fault {
        let time = Moment.milliseconds(.random(in: 0...6_000, using: &random))
        let span = Moment.milliseconds(.random(in: 20...4_500, using: &random))
        let member = members.randomElement(using: &random) ?? .ledger
        let store = (submitters.indices.isEmpty ? [] : backlogs.indices.map(Member.ingest)) + [.ledger]
        let kind: Fault.Kind
        switch Int.random(in: 0..<20, using: &random) {
        case 0..<4: kind = .crash(member)
        case 4..<7: kind = .freeze(member)
        case 7..<9: kind = .cut(member)
        case 9: kind = .slow(member)
        case 10: kind = .disk(store.randomElement(using: &random) ?? .ledger)
        case 11..<13:
            kind = .restore(
                store.randomElement(using: &random) ?? .ledger, copiedAt: .random(in: 0...time, using: &random))
        case 13:
            kind = .retract(
                document: Int.random(in: 0..<documents.count, using: &random), isRetracted: Bool.random(using: &random))
        case 14:
            kind = .reparent(
                county: Int.random(in: 0...2, using: &random), prefecture: Int.random(in: 0...1, using: &random))
        case 15..<17: kind = .repeat(member)
        case 17..<19: kind = .swap(member)
        default: kind = .replay(.ingest(Int.random(in: backlogs.indices, using: &random)))
        }
        return Fault(kind: kind, time: time, span: span)
    }

    /// All processes.
    var members: [Member] {
        submitters.indices.map(Member.submitter) + backlogs.indices.map(Member.ingest)
            + workers.indices.map(Member.worker) + [.ledger]
    }
}
