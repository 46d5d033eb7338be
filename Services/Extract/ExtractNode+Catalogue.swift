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
/// Nothing is read before the ledger has said which one that is. When a later one comes, what is in hand is finished by the one
/// before; then the reader says hello to the journal again, under its new edition.
extension ExtractNode {
    func take(_ handed: HandedCatalogue) {
        guard let publication = handed.publication, publication.digest != self.publication else { return openWork() }
        tasks.begin()
        Task {
            do {
                next = (try await Self.reader(by: publication, gazetteer), publication.digest)
                bench.pause()
                changeReader()
            } catch {
                // The ledger has taken it, so this is a reader of an older build on another machine: better read by what it knows than
                // not at all; its edition tells.
                logger.error(
                    "catalogue not taken", metadata: ["edition": "\(publication.edition)", "reason": "\(error)"])
                openWork()
            }
            tasks.end()
        }
    }

    /// Reads by the next catalogue from now on, when nothing is in hand any more.
    func changeReader() {
        guard let next, bench.count == 0, tokens.isEmpty, !isDraining else { return }
        self.next = nil
        reader = next.reader
        publication = next.publication
        logger.notice(
            "catalogue taken", metadata: ["edition": "\(reader.edition)", "digest": "\(next.publication.prefix(12))"])
        if let workPort { workPort.introduce(as: hello) } else { openWork() }
    }

    /// Compiles a catalogue, on a thread of the pool: the reactor must not wait.
    @concurrent
    private nonisolated static func reader(
        by publication: CataloguePublication, _ gazetteer: Gazetteer
    ) async throws -> Reader {
        Reader(catalogue: try publication.text.catalogue(), gazetteer: gazetteer)
    }
}
