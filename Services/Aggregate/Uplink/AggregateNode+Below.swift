import FailPoints
import Hosting
import Ledger
import Links
import Logging
import Messages
import NodeRuntime
import Places

/// The port at which the nodes below hand up.
extension AggregateNode {
    /// Opens the port, where the node has any below it.
    func openBelow() throws {
        guard let listen = settings.uplink.listen else { return }
        uplinkPort = try host.router(
            listen, socket: "uplink", door: .uplink, role: .aggregate, node: settings.node, limits: LinkLimits(),
            bodyLimit: settings.factsBytes
        ) { [self] event in fromBelow(event) }
    }

    private func fromBelow(_ event: RouterPort.Event) {
        switch event {
        case .joined(let peer, let hello):
            logger.info(
                "node joined",
                metadata: [
                    "peer.node": "\(hello.node)", "place": "\(hello.place?.rawValue ?? "")", "peer.id": "\(peer)",
                ])
            below.joined(peer, node: hello.node, place: hello.place, now: host.clock.now)
        case .gone(let peer):
            below.gone(peer, now: host.clock.now)
            catalogue.nodes.remove(peer)
        case .refused: break  // Counted and told by the host.
        case .message(let peer, let hello, let message):
            guard !isDraining else { return }
            do throws(WireError) {
                try fromBelow(message, by: peer, hello)
            } catch {
                uplinkPort?.complain(error, about: message, of: peer)
            }
        }
    }

    private func fromBelow(_ message: WireMessage, by peer: PeerID, _ hello: Hello) throws(WireError) {
        let id = message.envelope.id
        guard hello.role == .aggregate, let place = hello.place else {
            throw .malformed("an uplink is for a node's ledger that names its place")
        }
        let origin = Origin(node: hello.node, place: place)
        switch message.kind {
        case .askResume:
            let ask = try message.decode(AskResume.self)
            below.speaks(peer, stream: ask.stream)
            serve(peer, id) { [ledger] in
                Resume(stream: ask.stream, after: try await ledger.received(from: origin.node, stream: ask.stream))
            }
            // It may have nothing new, and be waiting all the same.
            tasks.begin()
            Task {
                await tellSettled()
                tasks.end()
            }
        case .handUp:
            let batch = try message.decode(HandUp.self)
            serve(peer, id) { [self] in try await take(batch, from: origin) }
        case .askCatalogue:
            let ask = try message.decode(AskCatalogue.self)
            serve(peer, id) { [self] in handed(toNode: peer, ask) }
        case .askDigests: serve(peer, id) { [self] in try await digests(of: origin) }
        case .compareHoldings:
            let question = try message.decode(CompareHoldings.self)
            serve(peer, id) { [self] in try await compare(question, of: origin) }
        case .nodeReport: below.told(try message.decode(NodeReport.self), by: peer, now: host.clock.now)
        default: throw .malformed("the uplink does not serve “\(message.envelope.kind)”")
        }
    }

    private func take(_ batch: HandUp, from origin: Origin) async throws -> any MessageBody {
        FailPoint.hit("uplink.before-store")
        let page = OutboxPage(
            after: batch.after, through: batch.through,
            facts: batch.items.map { NumberedFact(sequence: $0.sequence, fact: $0.fact) })
        let intake = try await ledger.storeApart(page, from: origin, stream: batch.stream)
        FailPoint.hit("uplink.after-store")
        grew()
        switch intake {
        case .gap(let after): return Resume(stream: batch.stream, after: after)
        case .stored(let refused):
            recent.count("handed_up", batch.items.count, now: host.clock.now)
            for refusal in refused {
                logger.warning(
                    "fact refused", metadata: ["peer.node": "\(origin.node)", "reason": "\(refusal.reason)"])
            }
            return HandUpVerdicts(
                stream: batch.stream, through: batch.through,
                refusals: refused.map { HandUpVerdicts.Refusal(sequence: $0.sequence, reason: $0.reason) })
        }
    }

    private func serve(_ peer: PeerID, _ id: UInt64, _ answer: @escaping () async throws -> any MessageBody) {
        tasks.begin()
        Task {
            do {
                uplinkPort?.send(WireMessage(try await answer(), id: id), to: peer)
            } catch {
                // No verdict: the node below keeps its facts and hands them up again.
                logger.error("facts from below not stored", metadata: ["error": "\(error)"])
                uplinkPort?.send(WireMessage(Complaint(.unavailable, "\(error)"), id: id), to: peer)
            }
            tasks.end()
        }
    }

    /// Tells every node below how far the root has what it handed up, where that has grown.
    func tellSettled() async {
        let (through, root) = settled
        guard let root, !below.isEmpty else { return }
        do {
            for stream in try await ledger.inboundStreams(settledThrough: through) {
                for peer in below.untold(of: stream, root: root) {
                    uplinkPort?.send(
                        WireMessage(Settled(stream: stream.stream, through: stream.received, root: root)), to: peer)
                }
            }
        } catch {
            logger.error("streams not readable", metadata: ["error": "\(error)"])
        }
    }
}
