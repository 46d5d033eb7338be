import Hosting
import Indicators
import Ledger
import Links
import Logging
import Messages
import NodeRuntime
import Rollups

/// What this node tells of itself and of the tree below it.
extension AggregateNode {
    /// How often the parent is told.
    static let reportInterval = Duration.seconds(5)

    /// How soon it is told of news, so that a burst is told once.
    static let newsPause = Duration.milliseconds(500)

    /// The tree from here downward.
    func report() async throws -> NodeReport {
        let counts = try await ledger.counts()
        let sockets = host.figures
        var told = [
            "documents": counts.read, "dead": counts.buried, "observations": counts.observations,
            "cells": counts.cells, "outbox": Int(outboxHead),
            "quarantined": try await ledger.quarantineCount(), "refused": try await ledger.refusedAboveCount(),
            "turned_away": sockets.failedHandshakeCount, "refused_messages": sockets.refusedMessages["uplink"] ?? 0,
        ]
        if let uplink {
            told["lag"] = Int(uplink.lag)
            told["unsettled"] = Int(max(0, outboxHead - uplink.progress.settled))
            told["connects"] = sockets.links["parent"]?.connects ?? 0
            told["connected"] = sockets.links["parent"]?.isUp == true ? 1 : 0
            told["oldest_seconds"] = Int(try await oldestUnsentSeconds())
            if lagSince != nil { told["lag_seconds"] = lagSeconds }
        }
        return NodeReport(
            node: settings.node, place: settings.place, edition: "\(ledger.fold.catalogue.edition)",
            catalogue: catalogue.standing, counts: told,
            below: below.reports(now: host.clock.now, admitted: host.admitted))
    }

    /// For how long there has always been something to hand up, in whole seconds.
    var lagSeconds: Int { lagSince.map { Int((host.clock.now - $0).components.seconds) } ?? 0 }

    /// How long ago the oldest reading was stored that is not handed up; 0 when all are.
    func oldestUnsentSeconds() async throws -> Double {
        let storedAt = try await ledger.oldestReading(inOutboxAfter: uplink?.progress.handedUp ?? 0)
        return storedAt.map { Double(max(0, WallTime.milliseconds() - $0)) / 1_000 } ?? 0
    }

    /// Tells the parent how this node is.
    func tellParent() {
        guard parentPort?.isReady == true else { return }
        tasks.begin()
        Task {
            do {
                parentPort?.send(WireMessage(try await report()))
            } catch {
                logger.error("ledger not readable", metadata: ["error": "\(error)"])
            }
            tasks.end()
        }
    }

    /// Notes since when something waits to be handed up, and tells the parent when it is time.
    func tickReport() {
        let now = host.clock.now
        if let uplink { lagSince = uplink.lag == 0 ? nil : lagSince ?? now }
        guard now >= reportAt else { return }
        reportAt = now + Self.reportInterval
        if isRoot { rootIsSettled() }
        tellParent()
    }
}
