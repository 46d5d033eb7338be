import Foundation
import Journal
import Logging
import Messages
import NodeRuntime

/// What the operator orders of the journal, and what is done to it from time to time.
extension IngestNode {
    /// How often documents that need not be kept any longer are looked for.
    private static let purgePause = Duration.seconds(3_600)

    func verify() async throws -> Verification {
        let found = try await journal.verify { _ in }
        return Verification(
            checked: ["documents": found.documents, "bytes": found.bytes], faults: found.damage.map(\.reason))
    }

    /// Copies the journal while documents come in.
    func backup(to path: String) async throws -> BackupMade {
        try await backUp(path)
        let bytes = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
        logger.notice("journal copied", metadata: ["path": "\(path)", "bytes": "\(bytes ?? 0)"])
        return BackupMade(path: path, bytes: bytes ?? 0)
    }

    /// Removes what the settings say need not be kept, now and then.
    func purgeWhenDue() {
        guard settings.journal.retentionDays != nil || settings.journal.retentionBytes != nil, !isDraining,
            purgeAt <= now
        else { return }
        purgeAt = now + Self.purgePause
        tasks.begin()
        Task {
            do {
                let report = try await journal.purge()
                if report.documents > 0 {
                    logger.notice(
                        "bytes of stored documents removed",
                        metadata: ["documents": "\(report.documents)", "bytes": "\(report.bytes)"])
                }
            } catch {
                logger.error("journal not written", metadata: ["error": "\(error)"])
            }
            tasks.end()
        }
    }
}
