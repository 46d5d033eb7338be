import Messages
import Observations

/// The readers that knock in vain, since their catalogue has the number of this node's and another content.
///
/// They say hello again every half minute; one that does not is forgotten.
struct RefusedReaders {
    /// For so long one is remembered after its last hello.
    static let patience = Duration.seconds(90)
    /// So many are remembered.
    static let limit = 100

    private var known: [String: (reader: ServiceStatus.RefusedReader, lastHeard: Duration)] = [:]

    /// Judges a hello by the catalogue that is read by here.
    /// - Parameters:
    ///   - edition: its number.
    ///   - digest: the digest of what stands in it.
    /// - Returns: why the one that says hello is not welcome; `nil` when it is. One that names no digest is not judged: it has yet to ask
    ///   which catalogue is published, or is of a version that knew of none.
    mutating func judge(_ hello: Hello, edition: Int, digest: String, now: Duration) -> Complaint? {
        let name = "\(hello.node)/\(hello.name)"
        guard hello.role == .extract, let theirs = hello.edition, let hash = hello.editionHash else { return nil }
        guard theirs.catalogue == edition, hash != digest else {
            known[name] = nil
            return nil
        }
        known = known.filter { now - $0.value.lastHeard <= Self.patience }
        if known[name] != nil || known.count < Self.limit {
            let reader = ServiceStatus.RefusedReader(name: name, edition: theirs, digest: hash, ownDigest: digest)
            known[name] = (reader, now)
        }
        return Complaint(
            .edition,
            "the catalogue of reader \(name) has the number \(edition) and the content \(hash.prefix(12)), that of this node the same number and the content \(digest.prefix(12)): let both read one file (catalogue in their configurations), give the changed file a higher number (edition: in it), or publish one for both (“shangji catalogue publish”), which the reader takes by itself"
        )
    }

    /// Those that knocked lately, in the order of their names.
    func current(now: Duration) -> [ServiceStatus.RefusedReader] {
        known.values.filter { now - $0.lastHeard <= Self.patience }.map(\.reader).sorted { $0.name < $1.name }
    }
}
