import Foundation
import NodeRuntime
import Synchronization

/// Tells why a run stands still: what its services have complained about in their logs since something was last taken, stored or buried.
final class RunStandstill: Sendable {
    /// How long nothing may happen before it is told. A full disk is tried again every few seconds.
    private static let patience = Duration.seconds(10)
    /// How often it is looked at.
    private static let interval = Duration.seconds(2)

    private let counts = Mutex(RunProgress.Counts())
    private let logs: URL
    private let look: RunProgress.Look

    /// - Parameter logs: the folder of the services' logs.
    init(logs: URL, _ look: RunProgress.Look) {
        self.logs = logs
        self.look = look
    }

    /// Notes how far the run is.
    func saw(_ counts: RunProgress.Counts) { self.counts.withLock { $0 = counts } }

    /// Watches until it is cancelled; tells each standstill once.
    func watch() async throws {
        var last = counts.withLock { $0 }
        var sizes = sizesOfLogs()
        var since = ContinuousClock.now
        var isTold = false
        while true {
            try await Task.sleep(for: Self.interval)
            let now = counts.withLock { $0 }
            if now != last {
                (last, sizes, since, isTold) = (now, sizesOfLogs(), .now, false)
            } else if !isTold, .now - since >= Self.patience, let complaint = complaint(after: sizes) {
                look.terminal.isInteractive ? write("\n\(words(complaint))\n") : write("\(words(complaint))\n")
                isTold = true
            }
        }
    }

    private func sizesOfLogs() -> [URL: UInt64] {
        let files = (try? FileManager.default.contentsOfDirectory(at: logs, includingPropertiesForKeys: nil)) ?? []
        return Dictionary(
            files.map { file in
                let attributes = try? FileManager.default.attributesOfItem(atPath: file.path)
                return (file, (attributes?[.size] as? NSNumber)?.uint64Value ?? 0)
            }, uniquingKeysWith: { first, _ in first })
    }

    /// The last error in a log behind where it ended before, and the log.
    private func complaint(after sizes: [URL: UInt64]) -> (error: String, log: URL)? {
        for (log, size) in sizesOfLogs().sorted(by: { $0.key.path < $1.key.path }) {
            guard size > sizes[log] ?? 0, let file = try? FileHandle(forReadingFrom: log) else { continue }
            defer { try? file.close() }
            try? file.seek(toOffset: sizes[log] ?? 0)
            let text = String(decoding: (try? file.read(upToCount: 1 << 20)) ?? Data(), as: UTF8.self)
            let line = text.split(separator: "\n").last { $0.contains(" level=error ") && $0.contains(" error=\"") }
            guard let line, let start = line.range(of: " error=\"")?.upperBound,
                let end = line[start...].firstIndex(of: "\"")
            else { continue }
            return (String(line[start..<end]), log)
        }
        return nil
    }

    private func words(_ complaint: (error: String, log: URL)) -> String {
        switch look.language {
        case .chinese: "暂无进展，将继续重试：\(complaint.error)（日志：\(complaint.log.path)）"
        case .english: "Nothing moves; it is tried again and again: \(complaint.error) (log: \(complaint.log.path))"
        }
    }

    private func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}
