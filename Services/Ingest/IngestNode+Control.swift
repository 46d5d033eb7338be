import Documents
import Foundation
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
    /// The longest page that is given out.
    private static let pageLimit = 1_000

    func control(_ event: RouterPort.Event) {
        switch event {
        case .gone(let peer): quietQuestions.removeAll { $0.peer == peer }
        case .message(let peer, _, let message): answer(message, of: peer)
        case .joined, .refused: break
        }
    }

    /// Looks whether those who wait for quiet can be answered.
    func answerQuietQuestions() {
        guard !quietQuestions.isEmpty, leases.leasedCount == 0, !isReporting, reports.isIdle else { return }
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

    private func answer(_ message: WireMessage) async throws -> ControlAnswer.Reply {
        switch message.kind {
        case .askStatus: return .init(try await status())
        case .askQueue: return .init(try await queue(try message.decode(AskQueue.self)))
        case .orderReplay: return .init(try await order(try message.decode(OrderReplay.self)))
        case .askReplays: return .init(try await replays(try message.decode(AskReplays.self).id))
        case .cancelReplay:
            let id = try message.decode(CancelReplay.self).id
            try await journal.cancel(replay: id)
            return .init(try await replays(id))
        case .decideQuarantine: return .init(try await decide(try message.decode(DecideQuarantine.self)))
        case .verify: return .init(try await verify())
        case .backup: return .init(try await backup(to: try message.decode(Backup.self).path))
        case .askBytes:
            let ask = try message.decode(AskBytes.self)
            let bytes = try await journal.content(of: ask.document, offset: ask.offset, length: limits.chunkBytes)
            return .init(Bytes(offset: ask.offset), raw: bytes)
        default: throw ControlAnswer.unknown(message)
        }
    }

    private func status() async throws -> ServiceStatus {
        let counts = try await journal.counts()
        // A fact that the journal holds unreported means that the ledger does not know all yet.
        let unreported = try await journal.unreportedFacts(limit: 1).count
        var told = [
            "taken": counts.taken, "pending": counts.pending, "stored": counts.stored, "dead": counts.buried,
            "quarantined": counts.quarantined,
            "bytes": counts.bytes, "pending_bytes": counts.pendingBytes, "leased": leases.leasedCount,
            "readers": leases.workerCount, "unreported": unreported, "replays": counts.replays,
            "settled": try await journal.settledCount(),
            "oldest_pending_seconds": Int(try await oldestPendingSeconds(counts)),
        ]
        if isForwarder {
            told["connected"] = parentPort?.isReady == true ? 1 : 0
            told["connects"] = host.figures.links["parent"]?.connects ?? 0
            told["under_way"] = forward.openCount
            let backlog = try await journal.backlog()
            told["to_hand_on"] = backlog.documents
            told["to_hand_on_bytes"] = backlog.bytes
            told["oldest_seconds"] = Int(Self.secondsSince(backlog.oldest))
            told["silent_seconds"] = parentSilentSeconds
        }
        told["turned_away"] = host.figures.failedHandshakeCount
        told["forwarders"] = forwarders.count
        return ServiceStatus(
            role: .ingest, node: settings.node, name: "ingest", process: ProcessInfo.processInfo.processIdentifier,
            uptimeSeconds: host.uptimeSeconds, counts: told, lastMinute: recent.lastMinute(now: now),
            readers: readers.map { peer, hello in
                // Of a reader on another machine the name of its node, too: each counts its processes from one.
                let name = workPorts.identity(of: peer).map { "\($0.node)/\(hello.name)" } ?? hello.name
                return ServiceStatus.Reader(name: name, edition: hello.edition, held: leases.heldCount(by: peer))
            }.sorted { $0.name < $1.name }, keys: host.keys)
    }

    private func queue(_ ask: AskQueue) async throws -> QueuePage {
        let limit = min(max(1, ask.limit), Self.pageLimit)
        let entries = try await journal.documents(matching: ask.filter.selection, after: ask.after, limit: limit)
        return QueuePage(
            items: entries.map(QueuePage.Item.init),
            next: entries.count == limit ? entries.last?.sequence : nil)
    }
}

extension QueuePage.Item {
    /// What the journal knows of a document, as the operator is told.
    init(_ entry: JournalEntry) {
        self.init(
            document: entry.id, bytes: entry.byteCount,
            status: entry.status == .buried ? "dead" : entry.status.rawValue, claims: entry.claims,
            attempts: entry.attempts, failure: entry.failure, receipt: entry.receipt, edition: entry.edition,
            isReplay: entry.isReplay, takenAt: entry.takenAt, endedAt: entry.endedAt,
            failedAttempts: entry.attemptLog, settledAt: entry.settlement?.time, root: entry.settlement?.root)
    }
}
