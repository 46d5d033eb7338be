import Foundation
import Hosting
import Ledger
import Links
import Logging
import Messages
import NodeRuntime

/// Answers to the operator's questions.
extension AggregateNode {
    /// The longest page that is given out.
    static let pageLimit = 1_000

    func control(_ event: RouterPort.Event) {
        guard case .message(let peer, _, let message) = event else { return }
        tasks.begin()
        Task {
            let reply = await ControlAnswer.to(message) { .init(try await answer($0)) }
            controlPort?.send(reply, to: peer)
            tasks.end()
        }
    }

    private func answer(_ message: WireMessage) async throws -> any MessageBody {
        switch message.kind {
        case .askStatus:
            let refused = refusedReaders.current(now: host.clock.now)
            return ServiceStatus(
                role: .aggregate, node: settings.node, name: "aggregate",
                process: ProcessInfo.processInfo.processIdentifier, uptimeSeconds: host.uptimeSeconds,
                counts: try await counts(), lastMinute: recent.lastMinute(now: host.clock.now),
                keys: host.keys, refusedReaders: refused.isEmpty ? nil : refused)
        case .askTree: return try await report()
        case .retract: return try await retract(try message.decode(Retract.self))
        case .adjudicate: return try await adjudicate(try message.decode(Adjudicate.self))
        case .askAdjudications: return try await adjudications()
        case .freeze: return try await freeze(try message.decode(FreezeCells.self))
        case .askFreezes: return Freezes(items: try await ledger.freezes())
        case .compareFreeze:
            return FreezeDifferences(
                items: try await ledger.differences(since: try message.decode(CompareFreeze.self).name))
        case .askHistory:
            return History(versions: try await ledger.history(of: try message.decode(AskHistory.self).key))
        case .askChanges: return try await changes(try message.decode(AskChanges.self))
        case .askOverdue: return try await overdue(try message.decode(AskOverdue.self))
        case .askAsOf: return try await asOf(try message.decode(AskAsOf.self))
        case .askInputs:
            return InputsAnswer(try await ledger.inputs(of: try message.decode(AskInputs.self).key))
        case .askGrowth:
            return GrowthAnswer(growth: try await ledger.growth(of: try message.decode(AskGrowth.self).key))
        case .askPlace: return try await place(try message.decode(AskPlace.self))
        case .verify: return try await verify()
        case .verifyParent: return try await verifyParent()
        case .askRefusals: return try await refusals(try message.decode(AskRefusals.self))
        case .publishCatalogue: return try await publish(try message.decode(PublishCatalogue.self))
        case .askCatalogue:
            let ask = try message.decode(AskCatalogue.self)
            return answer(forReaders, known: ask.digest)
        case .backup: return try await backup(to: try message.decode(Backup.self).path)
        case .askDocument:
            return try await document(try message.decode(AskDocument.self).document)
        case .askNames:
            let ask = try message.decode(AskNames.self)
            let (items, next) = try await ledger.names(
                beginning: ask.beginning, place: ask.place, year: ask.year, after: ask.after,
                limit: min(max(1, ask.limit), Self.pageLimit))
            return DocumentNames(items: items, next: next)
        case .askDocuments:
            let ask = try message.decode(AskDocuments.self)
            return try await documents(ask.after, min(max(1, ask.limit), Self.pageLimit))
        case .askCells:
            let ask = try message.decode(AskCells.self)
            return try await cells(ask.after, min(max(1, ask.limit), Self.pageLimit))
        default:
            throw ControlAnswer.unknown(message)
        }
    }
}
