import Foundation
import Subprocess
import Testing

@Suite(.timeLimit(.minutes(3))) struct InterruptionTests {
    /// Ctrl-C stops cleanly, and the next run goes on where it stopped.
    @Test func run_whenInterrupted_goesOnNextTime() async throws {
        let command = try RunCommand()
        // Work for several seconds, so that the run cannot end between the line that is waited for and the signal.
        let count = 1_200
        for number in 0..<count {
            try command.write(InventedReport.text(number, year: 2011 + number % 14), to: "\(number).txt")
        }
        let result = try await Subprocess.run(
            command.executable, arguments: command.arguments(["--json"]),
            environment: .inherit.updating(["LANG": "C.UTF-8"]), input: .none, output: .discarded, error: .sequence
        ) { execution in
            for try await line in execution.standardError.strings() {
                // The first progress line that shows a stored document: the run is in the middle of its work.
                if line.contains("stored"), !line.contains(" 0 stored") { try execution.send(signal: .interrupt) }
            }
        }
        #expect(result.terminationStatus == .exited(130))
        let answer = try await command.run("--json")
        #expect(answer.status == 0, "\(answer.errors)")
        #expect(answer.rows("documents").count == count)
        let reports = answer.rows("documents").compactMap { $0["document"] as? String }
        #expect(Set(reports).count == count)
    }
}
