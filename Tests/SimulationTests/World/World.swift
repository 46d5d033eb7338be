import Documents
import Journal
import Links
import Messages
import Seeds

/// A whole line in one thread: processes, their connections, their disks, one virtual clock, one seed.
///
/// Everything that happens is an event at a moment. A process that stands still gets its events later; one that died gets
/// none; its durable store is kept beside it.
final class World {
    enum Event {
        case tick(Int, incarnation: Int)
        case connect(line: Int, generation: Int)
        case askerNotices(connection: Int)
        case deliver(connection: Int, toAnswerer: Bool, arrival: Moment, WireMessage)
        case work(Int, incarnation: Int, () async -> Void)
        case run(Int, incarnation: Int, () -> Void)
        case start(Int)
        case fault(Int)
        case copy(Member, fault: Int)
        case replay(ingest: Int, number: Int)
        case submit(Int)
        case look
    }

    struct Slot {
        let member: Member
        var process: (any Process)?
        var incarnation = 0
        var frozenUntil: Moment = 0
        var slowUntil: Moment = 0
        var repeatsUntil: Moment = 0
        var swapsUntil: Moment = 0
        var brokenDiskUntil: Moment = 0
        var diskFreeAt: Moment = 0
    }

    let schedule: Schedule
    let sabotage: Sabotage?
    var random: SeededGenerator
    var now: Moment = 0
    var slots: [Slot] = []
    var network = Network()
    var journals: [JournalTwin] = []
    var ledger = ReferenceLedger()
    var oracle: Oracle
    var journalCopies: [Int: JournalTwin] = [:]
    var ledgerCopies: [Int: ReferenceLedger] = [:]
    /// Submissions that were made before the submitter's last start; it makes them again.
    var handedIn: [Int] = []
    /// Replays that must be through before the line is quiet.
    var openReplays: Set<Int> = []
    var replayCount = 0
    /// The bodies of what was sent; see ``letter(_:id:raw:)``.
    var letters: [any MessageBody] = []
    var counts = EventCounts()
    var trace: [String]?
    private var queue = EventQueue<Event>()

    static let tickInterval = Moment.milliseconds(400)
    /// After the last fault the line must be quiet within this time.
    static let patience = Moment.seconds(120)

    init(_ schedule: Schedule, sabotage: Sabotage? = nil, isTraced: Bool = false) {
        self.schedule = schedule
        self.sabotage = sabotage
        random = SeededGenerator(seed: schedule.seed)
        trace = isTraced ? [] : nil
        oracle = Oracle()
        slots = schedule.members.map { Slot(member: $0) }
        journals = schedule.backlogs.map { JournalTwin(backlogBytes: $0) }
        buildLines()
    }

    /// Runs until the line is quiet after the last fault.
    ///
    /// - Returns: what the oracle has to say against it.
    func run() async -> [String] {
        for index in slots.indices { start(index) }
        for index in schedule.submissions.indices { plan(.submit(index), at: schedule.submissions[index].time) }
        for (index, fault) in schedule.faults.enumerated() {
            plan(.fault(index), at: fault.time)
            if case .restore(let member, let time) = fault.kind { plan(.copy(member, fault: index), at: time) }
        }
        let calm = schedule.calm
        planReplays(after: calm)
        plan(.look, at: calm)
        while let entry = queue.next() {
            if let owner = owner(of: entry.event), slots[owner].frozenUntil > entry.time {
                var later = entry
                later.time = slots[owner].frozenUntil
                queue.add(later)
                continue
            }
            now = entry.time
            if case .look = entry.event {
                let open = await whatIsOpen()
                if open.isEmpty { break }
                if now > calm + Self.patience {
                    oracle.blame("After \(now / 1_000_000) s this is stuck: \(open.joined(separator: "; ")).")
                    break
                }
                plan(.look, at: now + .milliseconds(500))
                continue
            }
            await perform(entry.event)
            if !oracle.complaints.isEmpty { break }
        }
        // What is planned holds the world, and the world what is planned.
        queue = EventQueue()
        if oracle.complaints.isEmpty { await judge() }
        return oracle.complaints
    }

    func plan(_ event: Event, at time: Moment) { queue.add(event, at: max(time, now)) }

    func say(_ words: @autoclosure () -> String) { trace?.append("\(now / 1_000) ms \(words())") }

    func dice(_ range: ClosedRange<Int64>) -> Moment { .random(in: range, using: &random) }

    /// The process that must be awake for the event.
    private func owner(of event: Event) -> Int? {
        switch event {
        case .tick(let index, _), .work(let index, _, _), .run(let index, _, _): index
        case .connect(let line, _): network.lines[line].asker
        case .askerNotices(let connection): network.lines[network.connections[connection].line].asker
        case .deliver(let connection, let toAnswerer, _, _):
            toAnswerer
                ? network.lines[network.connections[connection].line].answerer
                : network.lines[network.connections[connection].line].asker
        case .start, .fault, .copy, .replay, .submit, .look: nil
        }
    }

    private func perform(_ event: Event) async {
        counts.note(event)
        switch event {
        case .tick(let index, let incarnation):
            guard slots[index].incarnation == incarnation, let process = slots[index].process else { return }
            process.tick()
            plan(event, at: now + Self.tickInterval)
        case .connect(let line, let generation): connect(line, generation)
        case .askerNotices(let connection): askerNotices(connection)
        case .deliver(let connection, let toAnswerer, let arrival, let message):
            deliver(message, connection, toAnswerer, arrival)
        case .work(let index, let incarnation, let work):
            if slots[index].incarnation == incarnation { await work() }
        case .run(let index, let incarnation, let body):
            if slots[index].incarnation == incarnation { body() }
        case .start(let index): start(index)
        case .fault(let index): strike(schedule.faults[index], index)
        case .copy(let member, let fault): copy(member, for: fault)
        case .replay(let node, let number): replay(node, number)
        case .submit(let index): submit(index)
        case .look: break
        }
    }
}
