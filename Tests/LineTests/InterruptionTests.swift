import Foundation
import Glibc
import Testing

@Suite(.timeLimit(.minutes(3))) struct InterruptionTests {
    /// Ctrl-C stops cleanly, and the next run goes on where it stopped.
    @Test func run_whenInterrupted_goesOnNextTime() async throws {
        let command = try RunCommand()
        let count = 600
        for number in 0..<count {
            try command.write(InventedReport.text(number, year: 2011 + number % 14), to: "\(number).txt")
        }
        let first = try await Self.interrupted(command.words(["--json"])) {
            $0.contains(" stored") && !$0.contains(" 0 stored")
        }
        #expect(first == 130)
        let answer = try await command.run("--json")
        #expect(answer.status == 0, "\(answer.errors)")
        #expect(answer.rows("documents").count == count)
        let reports = answer.rows("documents").compactMap { $0["document"] as? String }
        #expect(Set(reports).count == count)
    }

    /// A disk that is full is no silence: the run says what it waits for, and goes on next time.
    @Test func run_whoseDiskIsFull_saysWhatItWaitsFor() async throws {
        let command = try RunCommand()
        let padding = String(repeating: "全面推进依法行政，健全工作机制。\n", count: 500)
        for number in 0..<100 { try command.write(InventedReport.text(number) + padding, to: "\(number).txt") }
        // More than an empty ledger writes, and less than the journal of all.
        let words = ["--fsize=\(1 << 20)", RunCommand.program] + command.words(["--json"])
        let first = try await Self.interrupted(words, "/usr/bin/prlimit") {
            $0.contains("Nothing moves") && $0.contains("disk") && $0.contains(".log)")
        }
        #expect(first == 130)
        let answer = try await command.run("--json")
        #expect(answer.status == 0, "\(answer.errors)")
        #expect(answer.rows("documents").count == 100)
    }

    /// Runs, and interrupts at the first line that is waited for: the run is in the middle of its work.
    ///
    /// A thread of its own listens: those that tests share can all be busy for longer than the run lasts.
    /// - Returns: the exit code.
    private static func interrupted(
        _ words: [String], _ program: String = RunCommand.program, at isMeant: @escaping @Sendable (Substring) -> Bool
    ) async throws -> Int32 {
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Int32, any Error>) in
            Thread.detachNewThread {
                let process = Process()
                process.executableURL = URL(filePath: program)
                process.arguments = words
                process.environment = ProcessInfo.processInfo.environment.merging(["LANG": "C.UTF-8"]) { $1 }
                process.standardOutput = FileHandle.nullDevice
                let errors = Pipe()
                process.standardError = errors
                do {
                    try process.run()
                } catch {
                    return continuation.resume(throwing: error)
                }
                var text = ""
                var isInterrupted = false
                while true {
                    let bytes = errors.fileHandleForReading.availableData
                    guard !bytes.isEmpty else { break }
                    text += String(decoding: bytes, as: UTF8.self)
                    let lines = text.split(separator: "\n")
                    guard !isInterrupted, lines.contains(where: isMeant) else { continue }
                    kill(process.processIdentifier, SIGINT)
                    isInterrupted = true
                }
                process.waitUntilExit()
                continuation.resume(returning: process.terminationStatus)
            }
        }
    }
}
