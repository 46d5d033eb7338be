import Extraction
import Foundation
import Hosting
import Indicators
import Links
import Logging
import Messages
import NodeRuntime
import Observations
import Places

/// Reading by the catalogue that is published at the node of the ledger.
///
/// Nothing is read before the ledger has said which one that is, and has welcomed the reader with a digest of it: what has the number of
/// the ledger's own and another content is refused. When a later one comes, what is in hand is finished by the one before; then the
/// reader says hello to both again, under its new edition.
extension ExtractNode {
    func take(_ handed: HandedCatalogue) {
        guard let publication = handed.publication, publication.digest != self.publication else { return settle() }
        tasks.begin()
        Task {
            do {
                let (reader, digest) = try await Self.reader(by: publication, gazetteer)
                next = (reader, digest, publication.digest)
                bench.pause()
                changeReader()
            } catch {
                // The ledger has taken it, so this is a reader of an older build on another machine: better read by what it knows than
                // not at all; its edition tells.
                logger.error(
                    "catalogue not taken", metadata: ["edition": "\(publication.edition)", "reason": "\(error)"])
                settle()
            }
            tasks.end()
        }
    }

    /// It is known by which catalogue is read: the ledger hears of it, and when it welcomes that, work is asked for.
    private func settle() {
        guard said.toLedger != hello else { return openWork() }
        said.toLedger = hello
        storeLink?.introduce(as: hello)
    }

    /// Reads by the next catalogue from now on, when nothing is in hand any more.
    func changeReader() {
        guard let next, bench.count == 0, tokens.isEmpty, !isDraining else { return }
        self.next = nil
        reader = next.reader
        publication = next.publication
        digest = next.digest
        logger.notice(
            "catalogue taken", metadata: ["edition": "\(reader.edition)", "digest": "\(next.publication.prefix(12))"])
        settle()
    }

    /// Compiles a catalogue, on a thread of the pool: the reactor must not wait.
    @concurrent
    private nonisolated static func reader(
        by publication: CataloguePublication, _ gazetteer: Gazetteer
    ) async throws -> (Reader, String) {
        (Reader(catalogue: try publication.text.catalogue(), gazetteer: gazetteer), publication.text.contentDigest)
    }
}
