/// The places in the services where a process can be made to die: before and after each commit and each send that promises
/// something.
public enum NamedPlace {
    /// The names by the member that passes there.
    public static let all: [(member: Member, name: String)] = [
        (.ingest, "ingest.before-accept"), (.ingest, "ingest.after-accept"),
        (.ingest, "ingest.before-write"), (.ingest, "ingest.after-write"),
        (.ingest, "facts.before-send"), (.ingest, "facts.after-send"),
        (.extract(1), "extract.before-read"), (.extract(1), "extract.after-read"),
        (.extract(1), "facts.before-send"), (.extract(1), "facts.after-send"),
        (.extract(1), "extract.before-complete"), (.extract(1), "extract.after-complete"),
        (.aggregate, "aggregate.before-store"), (.aggregate, "aggregate.after-store"),
        (.aggregate, "aggregate.after-verdict"),
    ]
}
