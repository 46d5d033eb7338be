import Hosting
import Journal
import Links
import Messages
import NodeRuntime

/// Somebody waits until nothing is under way.
struct QuietQuestion: Equatable {
    /// Who asks.
    var peer: PeerID
    /// What is answered then.
    var message: WireMessage
}

/// The control socket: what the operator asks.
extension IngestNode {
    func control(_ event: RouterPort.Event) {
        switch event {
        case .gone(let peer): quietQuestions.removeAll { $0.peer == peer }
        case .message(let peer, _, let message): answer(message, of: peer)
        case .joined, .refused: break
        }
    }

    /// Looks whether those who wait for quiet can be answered.
    func answerQuietQuestions() {
        guard !quietQuestions.isEmpty, leases.leasedCount == 0, !isReporting, factsUnderWay.isEmpty else { return }
        let open = quietQuestions
        tasks.begin()
        Task {
            if let counts = try? await journal.counts(), counts.pending == 0,
                let facts = try? await journal.unreportedFacts(limit: 1), facts.isEmpty
            {
                quietQuestions.removeAll { question in open.contains { $0 == question } }
                for question in open { answer(question.message, of: question.peer) }
            }
            tasks.end()
        }
    }

    private func answer(_ message: WireMessage, of peer: PeerID) {
        let id = message.envelope.id
        if message.kind == .askStatus, let ask = try? message.decode(AskStatus.self), ask.whenQuiet {
            quietQuestions.append(QuietQuestion(peer: peer, message: WireMessage(AskStatus(), id: id)))
            return
        }
        tasks.begin()
        Task {
            let reply = await ControlAnswer.to(message) { try await answer($0) }
            controlPort?.send(reply, to: peer)
            tasks.end()
        }
    }

    private func answer(_ message: WireMessage) async throws -> any MessageBody {
        switch message.kind {
        case .askStatus:
            let counts = try await journal.counts()
            // A fact that the journal holds unreported means that the ledger does not know all yet.
            let unreported = try await journal.unreportedFacts(limit: 1).count
            return ServiceStatus(
                role: .ingest, node: settings.node,
                counts: [
                    "taken": counts.taken, "pending": counts.pending, "stored": counts.stored,
                    "dead": counts.buried,
                    "bytes": counts.bytes, "leased": leases.leasedCount, "readers": leases.workerCount,
                    "unreported": unreported,
                ])
        case .askQueue:
            let ask = try message.decode(AskQueue.self)
            let limit = min(max(1, ask.limit), 1_000)
            let entries = try await journal.documents(matching: .all, after: ask.after, limit: limit)
            let items = entries.map { entry in
                QueuePage.Item(
                    document: entry.id, bytes: entry.byteCount,
                    status: entry.status == .buried ? "dead" : entry.status.rawValue, claims: entry.claims,
                    attempts: entry.attempts, failure: entry.failure)
            }
            return QueuePage(items: items, next: entries.count == limit ? entries.last?.sequence : nil)
        default:
            throw ControlAnswer.unknown(message)
        }
    }
}
