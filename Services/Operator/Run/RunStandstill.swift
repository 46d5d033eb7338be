import Foundation
import NodeRuntime
import Phrases
import Synchronization

/// Tells why a run stands still: what its services have complained about in their logs since something was last taken, stored or buried.
final class RunStandstill: Sendable {
    /// How long nothing may happen before it is told. A full disk is tried again every few seconds.
    private static let patience = Duration.seconds(10)

    private struct Progress: Sendable {
        var counts = RunProgress.Counts()
        var time = ContinuousClock.now
    }

    private let progress = Mutex(Progress())
    private let logs: URL
    private let look: RunProgress.Look

    /// - Parameter logs: the folder of the services' logs.
    init(logs: URL, _ look: RunProgress.Look) {
        self.logs = logs
        self.look = look
    }

    /// Notes how far the run is.
    func saw(_ counts: RunProgress.Counts) {
        progress.withLock { if $0.counts != counts { $0 = Progress(counts: counts) } }
    }

    /// Watches until it is cancelled; tells each standstill once.
    func watch() async throws -> Never {
        var last = progress.withLock { $0.time }
        var sizes = sizesOfLogs()
        var isTold = false
        var deadline = last + Self.patience
        while true {
            try await Task.sleep(until: deadline, clock: .continuous)
            let latest = progress.withLock { $0.time }
            guard latest == last else {
                (last, sizes, isTold) = (latest, sizesOfLogs(), false)
                deadline = latest + Self.patience
                continue
            }
            // It may last longer, and why may stand in the log later.
            deadline = .now + Self.patience
            if !isTold, let complaint = complaint(after: sizes) {
                let line = look.terminal.isInteractive ? "\n\(words(complaint))\n" : "\(words(complaint))\n"
                FileHandle.standardError.write(Data(line.utf8))
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
            let errors = text.split(separator: "\n").filter { $0.contains(" level=error ") }.compactMap(Self.error)
            if let error = errors.last { return (error, log) }
        }
        return nil
    }

    /// The value of `error="…"` in a line of a log; logfmt escapes as JSON does.
    static func error(in line: Substring) -> String? {
        guard let start = line.range(of: " error=")?.upperBound, line[start...].first == "\"" else { return nil }
        var isEscaped = false
        let end = line[start...].dropFirst().firstIndex { character in
            defer { isEscaped = character == "\\" && !isEscaped }
            return character == "\"" && !isEscaped
        }
        return end.flatMap { try? JSONDecoder().decode(String.self, from: Data(line[start...$0].utf8)) }
    }

    private func words(_ complaint: (error: String, log: URL)) -> String {
        switch look.language {
        case .zh: "暂无进展，将继续重试：\(complaint.error)（日志：\(complaint.log.path)）"
        case .en: "Nothing moves; it is tried again and again: \(complaint.error) (log: \(complaint.log.path))"
        }
    }
}
