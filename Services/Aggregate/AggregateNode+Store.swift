import FailPoints
import Hosting
import Indicators
import Ledger
import Links
import Logging
import Messages
import NodeRuntime
import Observations
import Rollups

/// The store socket: facts of this node's own readers and journal, and of its readers on other machines.
extension AggregateNode {
    /// Opens the port of this machine, and the door for readers on others where one is set.
    func openStore() throws(StartError) {
        storePorts = try host.ports(
            settings.store, listen: settings.storeListen, door: .store, role: .aggregate, node: settings.node,
            limits: LinkLimits(), bodyLimit: settings.factsBytes, judge: { [self] hello in judge(hello) }
        ) { [self] event in store(event) }
    }

    /// Whether a reader reads by what this node adds up by.
    private func judge(_ hello: Hello) -> Complaint? {
        refusedReaders.judge(
            hello, edition: ledger.fold.catalogue.edition, digest: catalogue.contentDigest, now: host.clock.now)
    }

    func store(_ event: RouterPort.Event) {
        switch event {
        case .joined(let peer, let hello):
            logger.info(
                "peer joined",
                metadata: ["peer.role": "\(hello.role.rawValue)", "peer.name": "\(hello.name)", "peer.id": "\(peer)"])
        case .gone(let peer): catalogue.readers.remove(peer)
        case .refused: break  // Counted and told by the host.
        case .message(let peer, let hello, let message):
            guard !isDraining else { return }
            do throws(WireError) {
                guard hello.role == .extract || (hello.role == .ingest && peer.isLocal) else {
                    throw .malformed("the store socket is for ingest and extract, not for \(hello.role.rawValue)")
                }
                switch message.kind {
                case .facts: store(try message.decode(Facts.self), id: message.envelope.id, for: peer)
                case .askCatalogue:
                    let answer = handed(toReader: peer, try message.decode(AskCatalogue.self))
                    storePorts.send(WireMessage(answer, id: message.envelope.id), to: peer)
                case .askReceipts: answer(try message.decode(AskReceipts.self), id: message.envelope.id, for: peer)
                default: throw .malformed("the store socket does not serve “\(message.envelope.kind)”")
                }
            } catch {
                storePorts.complain(error, about: message, of: peer)
            }
        }
    }

    private func store(_ facts: Facts, id: UInt64, for peer: PeerID) {
        tasks.begin()
        Task {
            do {
                FailPoint.hit("aggregate.before-store")
                let answers = try await stored(facts.items.map(\.fact), from: peer)
                FailPoint.hit("aggregate.after-store")
                grew()
                storePorts.send(WireMessage(verdicts(on: facts, answers), id: id), to: peer)
                FailPoint.hit("aggregate.after-verdict")
            } catch {
                // No verdict: the sender keeps its facts and sends them again.
                logger.error("facts not stored", metadata: ["count": "\(facts.items.count)", "error": "\(error)"])
                storePorts.send(WireMessage(Complaint(.unavailable, "\(error)"), id: id), to: peer)
            }
            tasks.end()
        }
    }

    /// Stores facts: those of this machine as they are, those of a reader on another one under its name and for its place.
    private func stored(_ facts: [Fact], from peer: PeerID) async throws -> [FactAnswer] {
        guard !peer.isLocal else { return try await ledger.storeApart(facts) }
        guard let identity = storePorts.identity(of: peer) else {
            throw StartError(.unavailable, english: "the reader is gone")
        }
        let origin = Origin(node: identity.node, place: identity.place)
        let answers = try await ledger.storeApart(facts, fromReader: origin)
        let source = storePorts.source(of: peer)
        for case .settled(.refused(let reason)) in answers {
            recent.count("refused_readings", now: host.clock.now)
            host.refused(peer, Refusal(source: source, reason: reason), at: Door.store.rawValue + "-door")
        }
        return answers
    }

    /// The answer to a batch: a verdict on each fact, and those that are to come again.
    private func verdicts(on facts: Facts, _ answers: [FactAnswer]) -> Verdicts {
        var items: [Verdicts.Item] = []
        var later: [Verdicts.Postponed] = []
        for (item, answer) in zip(facts.items, answers) {
            switch answer {
            case .settled(let verdict): items.append(Verdicts.Item(key: item.key, refusal: verdict.refusal))
            case .later(let reason): later.append(Verdicts.Postponed(key: item.key, reason: reason))
            }
        }
        recent.count("facts", items.count, now: host.clock.now)
        if let first = later.first {
            logger.error("facts not stored", metadata: ["count": "\(later.count)", "error": "\(first.reason)"])
        }
        return Verdicts(items: items, later: later.isEmpty ? nil : later)
    }

    private func answer(_ ask: AskReceipts, id: UInt64, for peer: PeerID) {
        tasks.begin()
        Task {
            do {
                storePorts.send(WireMessage(try await receipts(ask), id: id), to: peer)
            } catch {
                // It is asked again.
                logger.error("outbox not readable", metadata: ["error": "\(error)"])
            }
            tasks.end()
        }
    }
}
