import Foundation
import Testing

/// `shangji sample` as a user starts it, and the whole line over what it wrote.
@Suite(.timeLimit(.minutes(5))) struct SampleCommandTests {
    private func sample(_ command: RunCommand, _ more: String...) async throws -> RunCommand.Answer {
        try await RunCommand.answer(to: ["sample", "--out", command.folder.path] + more)
    }

    /// The figures that table or truth holds, as both write them.
    private func figures(_ rows: [[String: Any]], _ columns: [String]) -> [String] {
        rows.map { row in
            columns.map { row[$0] is NSNull ? "" : "\(row[$0] ?? "")" }.joined(separator: " ")
        }.sorted()
    }

    @Test func reports_throughTheWholeLine_giveEveryFigureOfTheirTruthOnce() async throws {
        let command = try RunCommand()
        try FileManager.default.removeItem(at: command.reports)
        let written = try await sample(command, "--places", "12", "--years", "2022-2023", "--seed", "5")
        #expect(written.status == 0, "\(written.errors)")
        #expect(written.output.contains("24 reports"))
        let truth = try String(contentsOf: command.folder.appending(path: "truth.jsonl"), encoding: .utf8)
            .split(separator: "\n")
            .compactMap { try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] }
        #expect(truth.allSatisfy { $0["invented"] as? Bool == true }, "a line alone says that its figure is invented")
        let answer = try await command.run("--json")
        #expect(answer.status == 0, "\(answer.errors)")
        #expect(answer.rows("documents").count == 24)
        let columns = ["value", "unit", "lower", "upper", "upper_excluded"]
        let stated = figures(truth, ["place", "code"] + columns)
        let stored = figures(answer.rows("observations"), ["place_code", "indicator"] + columns)
        #expect(stored == stated)
        #expect(stated.count > 400)
    }

    @Test func folder_thatHoldsSomething_isTouchedOnlyWhenItHoldsReportsAndForceIsGiven() async throws {
        let command = try RunCommand()
        let strange = try await sample(command, "--force")
        #expect(strange.status == 73)
        #expect(strange.errors.contains("holds other files"))
        try FileManager.default.removeItem(at: command.reports)
        let first = try await sample(command, "--places", "3", "--json")
        #expect(first.status == 0, "\(first.errors)")
        let truth = command.folder.appending(path: "truth.jsonl")
        let before = try Data(contentsOf: truth)
        let second = try await sample(command, "--places", "2")
        #expect(second.status == 73)
        #expect(second.errors.contains("--force"))
        #expect(try Data(contentsOf: truth) == before)
        let third = try await sample(command, "--places", "2", "--force")
        #expect(third.status == 0, "\(third.errors)")
        let files = try FileManager.default.contentsOfDirectory(atPath: command.reports.appending(path: "2023").path)
        #expect(files.count == 2)
    }
}
