import Extraction
import Foundation
import Hosting
import Indicators
import Ledger
import Links
import Logging
import Messages
import NodeRuntime
import Observations
import Rollups

/// The catalogue that is published, here or above: looked at, taken, and handed to readers and to the nodes below.
extension AggregateNode {
    // MARK: Published here

    func publish(_ order: PublishCatalogue) async throws -> CataloguePublished {
        // What cannot be loaded is refused below, with the reason.
        let edition = (try? order.text.catalogue().edition) ?? 0
        let publication = CataloguePublication(
            edition: edition, publisher: settings.node, person: order.person, time: WallTime.milliseconds(),
            text: order.text)
        let before = ledger.fold.catalogue
        func refused(_ reason: String) -> CataloguePublished {
            CataloguePublished(edition: before.edition, digest: catalogue.digest, refusal: reason)
        }
        if let above = catalogue.held?.from, !isRoot {
            return refused(
                "this node reads by the catalogue that \(above) hands down: publish it there, or keep what only this node counts in a file of its own (catalogue in node.yaml, with “extends: bundled”)"
            )
        }
        if let reason = try await examineInTurn(publication, from: nil) { return refused(reason) }
        let after = ledger.fold.catalogue
        let (old, new) = (Set(before.indicators.map(\.code)), Set(after.indicators.map(\.code)))
        return CataloguePublished(
            edition: after.edition, digest: publication.digest, added: new.subtracting(old).sorted(),
            removed: old.subtracting(new).sorted(),
            olderReadings: try await ledger.readings(beforeCatalogue: after.edition))
    }

    // MARK: Handed down

    /// Asks the node above which catalogue it hands down, and to be told of later ones.
    func askForCatalogue() {
        guard settings.takesCatalogues else { return }
        tasks.begin()
        Task {
            do {
                let question = AskCatalogue(digest: catalogue.knownDigest)
                try await handedDown(try await askParent(question, for: HandedCatalogue.self))
            } catch ComparisonError.refused(let reason) {
                // A node above of a version that knew of no published catalogues.
                logger.info("parent hands no catalogue down", metadata: ["reason": "\(reason)"])
            } catch {
                logger.debug("catalogue not asked for", metadata: ["error": "\(error)"])
            }
            tasks.end()
        }
    }

    /// The node above hands a later catalogue down by itself.
    func take(_ message: HandedCatalogue) {
        tasks.begin()
        Task {
            do {
                try await handedDown(message)
            } catch {
                // The node above is asked again after the next welcome.
                logger.error("catalogue not kept", metadata: ["error": "\(error)"])
            }
            tasks.end()
        }
    }

    /// The node above hands a catalogue down, asked or by itself.
    private func handedDown(_ message: HandedCatalogue) async throws {
        guard settings.takesCatalogues, let publication = message.publication else { return }
        let name = parentName
        guard let reason = try await examineInTurn(publication, from: name) else { return }
        catalogue.refused = (publication, reason)
        reportAt = min(reportAt, host.clock.now + Self.newsPause)
        logger.error(
            "catalogue not taken",
            metadata: ["edition": "\(publication.edition)", "parent": "\(name)", "reason": "\(reason)"])
    }

    // MARK: Looking and taking

    /// Looks at a publication when those before it are done with, and takes it where nothing speaks against it.
    /// - Returns: why it is not taken; `nil` when it is.
    private func examineInTurn(_ publication: CataloguePublication, from parent: String?) async throws -> String? {
        let before = examination
        let turn = Task { () async throws -> String? in
            _ = await before?.result
            return try await examine(publication, from: parent)
        }
        examination = turn
        return try await turn.value
    }

    private func examine(_ publication: CataloguePublication, from parent: String?) async throws -> String? {
        if publication.digest == catalogue.held?.publication.digest, parent == catalogue.held?.from { return nil }
        guard let additions = catalogue.additions(from: parent) else {
            return
                "this node's own catalogue stands in the place of any other: let it begin with “extends: bundled”, or take it out of node.yaml"
        }
        let present = CatalogueExamination.Present(edition: ledger.fold.catalogue.edition, digest: catalogue.digest)
        let read: Catalogue
        do throws(CatalogueExamination.Refusal) {
            read = try await Self.examine(
                publication, CatalogueExamination(gazetteer: ledger.fold.gazetteer), additions, present)
        } catch {
            return error.description
        }
        let held = HeldCatalogue(publication: publication, from: parent)
        let fold = Fold(catalogue: read, gazetteer: ledger.fold.gazetteer, roster: ledger.fold.roster)
        let leftOut = try await ledger.take(held, fold: fold)
        for damage in leftOut {
            logger.error("document left out of all sums", metadata: ["damage": "\(damage)"])
        }
        catalogue.take(held)
        let older = try await ledger.readings(beforeCatalogue: read.edition)
        logger.notice(
            "catalogue taken",
            metadata: [
                "edition": "\(read.edition)", "publisher": "\(publication.publisher)",
                "parent": "\(parent ?? "")", "person": "\(publication.person ?? "")",
                "digest": "\(publication.digest.prefix(12))", "indicators": "\(read.indicators.count)",
                "readings by an earlier one": "\(older)",
            ])
        reportAt = min(reportAt, host.clock.now + Self.newsPause)
        handOut()
        return nil
    }

    /// Reads thousands of examples, on a thread of the pool: the reactor must not wait.
    @concurrent
    private nonisolated static func examine(
        _ publication: CataloguePublication, _ examination: CatalogueExamination, _ additions: [CatalogueText.File],
        _ present: CatalogueExamination.Present
    ) async throws(CatalogueExamination.Refusal) -> Catalogue {
        try examination.examine(publication, adding: additions, present: present)
    }

    // MARK: Handing on

    /// What a node below is told when it asks: what was published.
    func handed(toNode peer: PeerID, _ ask: AskCatalogue) -> HandedCatalogue {
        catalogue.nodes.insert(peer)
        return answer(catalogue.held?.publication, known: ask.digest)
    }

    /// What a reader is told when it asks: all that is read by.
    func handed(toReader peer: PeerID, _ ask: AskCatalogue) -> HandedCatalogue {
        catalogue.readers.insert(peer)
        return answer(forReaders, known: ask.digest)
    }

    /// All that is read by, as a publication; `nil` while nothing was published.
    var forReaders: CataloguePublication? {
        catalogue.handedToReaders(edition: ledger.fold.catalogue.edition)
    }

    /// A publication for somebody who may have it already.
    func answer(_ publication: CataloguePublication?, known: String? = nil) -> HandedCatalogue {
        guard let publication else { return HandedCatalogue(digest: nil, publication: nil) }
        return HandedCatalogue(
            digest: publication.digest, publication: publication.digest == known ? nil : publication)
    }

    /// Hands a catalogue that has just been taken to all who have asked.
    private func handOut() {
        let (toNodes, toReaders) = (answer(catalogue.held?.publication), answer(forReaders))
        for peer in catalogue.nodes.sorted() { uplinkPort?.send(WireMessage(toNodes), to: peer) }
        for peer in catalogue.readers.sorted() { storePorts.send(WireMessage(toReaders), to: peer) }
    }
}
