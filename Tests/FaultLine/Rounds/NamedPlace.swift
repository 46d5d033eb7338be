import Documents

/// A place in the services where a process can be made to die: before and after each commit, and each send that promises
/// or hands over something.
public struct NamedPlace: Sendable {
    /// Who passes there.
    public let member: Member
    /// What it is called.
    public let name: String
    /// For which time it must pass to be in the middle of a round: how often it comes by later depends on how many documents
    /// it takes in one group.
    public let count: Int
    /// What must be waited for so that it comes by for certain.
    public let goal: Receipt

    private init(_ member: Member, _ name: String, count: Int = 1, goal: Receipt = .stored) {
        self.member = member
        self.name = name
        self.count = count
        self.goal = goal
    }

    /// All of a line of three services.
    public static let all = [
        NamedPlace(.ingest, "ingest.before-accept"), NamedPlace(.ingest, "ingest.after-accept"),
        NamedPlace(.ingest, "ingest.after-taken"),
        NamedPlace(.ingest, "ingest.before-lease"), NamedPlace(.ingest, "ingest.after-lease"),
        NamedPlace(.ingest, "ingest.before-content"), NamedPlace(.ingest, "ingest.after-content"),
        NamedPlace(.ingest, "ingest.before-write"), NamedPlace(.ingest, "ingest.after-write"),
        NamedPlace(.ingest, "facts.before-send"), NamedPlace(.ingest, "facts.after-send"),
        NamedPlace(.ingest, "ingest.before-mark-reported", goal: .settled),
        NamedPlace(.ingest, "ingest.after-mark-reported", goal: .settled),
        NamedPlace(.ingest, "ingest.before-settle", goal: .settled),
        NamedPlace(.ingest, "ingest.after-settle", goal: .settled),
        NamedPlace(.ingest, "commit.before"), NamedPlace(.ingest, "commit.before-mark"),
        NamedPlace(.ingest, "commit.after-mark"),
        NamedPlace(.extract(1), "extract.before-read"), NamedPlace(.extract(1), "extract.after-read"),
        NamedPlace(.extract(1), "facts.before-send"), NamedPlace(.extract(1), "facts.after-send"),
        NamedPlace(.extract(1), "extract.before-complete"), NamedPlace(.extract(1), "extract.after-complete"),
        NamedPlace(.aggregate, "aggregate.before-store"), NamedPlace(.aggregate, "aggregate.after-store"),
        NamedPlace(.aggregate, "aggregate.after-verdict"),
        // Its first commit after a start only says that all is settled.
        NamedPlace(.aggregate, "commit.before", count: 2), NamedPlace(.aggregate, "commit.before-mark", count: 2),
        NamedPlace(.aggregate, "commit.after-mark", count: 2),
    ]
}
