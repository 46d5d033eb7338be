import Foundation
import Testing

/// Bad input never crashes, never passes silently, loses nothing: each kind by the real command.
@Suite(.timeLimit(.minutes(5))) struct BadInputTests {
    private func count(_ rows: [[String: Any]], _ column: String, _ value: String) -> Int {
        rows.count { $0[column] as? String == value }
    }

    @Test(arguments: [("empty", Data(), "empty"), ("binary", Data([0x89, 0x50, 0x00, 0x01, 0xFF]), "not_text")])
    func file_withoutText_isADeadLetterBesideWhatWasRead(name: String, bytes: Data, code: String) async throws {
        let command = try RunCommand()
        try bytes.write(to: command.reports.appending(path: name))
        try command.write(InventedReport.text(1), to: "good.txt")
        let answer = try await command.run("--json")
        #expect(answer.status == 0, "\(answer.errors)")
        let documents = answer.rows("documents")
        #expect(documents.count == 2)
        let dead = try #require(documents.first { $0["path"] as? String == "reports/\(name)" })
        #expect(dead["failure"] as? String == code)
        #expect((dead["reason"] as? String)?.isEmpty == false)
        #expect(documents.count { $0["place_code"] as? String == "430621" } == 1)
    }

    @Test func file_of200MB_isNotTakenAndSaidSo() async throws {
        let command = try RunCommand()
        let path = command.reports.appending(path: "huge.txt").path
        try Data().write(to: URL(filePath: path))
        let handle = try FileHandle(forWritingTo: URL(filePath: path))
        try handle.truncate(atOffset: 200 << 20)
        try handle.close()
        try command.write(InventedReport.text(1), to: "good.txt")
        let answer = try await command.run("--json")
        #expect(answer.status == 66)
        #expect(answer.rows("documents").count == 1)
        let reason = try #require(answer.rows("not_taken").first?["reason"] as? String)
        #expect(reason.contains("209715200"))
    }

    @Test func folder_withoutReports_isSaidInOneSentence() async throws {
        let command = try RunCommand()
        let answer = try await command.run()
        #expect(answer.status == 66)
        #expect(answer.errors.contains("no document was found"))
        #expect(answer.output.isEmpty)
    }

    @Test func file_thatCannotBeRead_isNamedAndTheOthersAreRead() async throws {
        let command = try RunCommand()
        try FileManager.default.createSymbolicLink(
            at: command.reports.appending(path: "gone.txt"),
            withDestinationURL: command.folder.appending(path: "nowhere"))
        try command.write(InventedReport.text(1), to: "good.txt")
        let answer = try await command.run("--json")
        #expect(answer.status == 66)
        #expect(answer.rows("documents").count == 1)
        #expect(answer.rows("not_taken").first?["path"] as? String == "reports/gone.txt")
        #expect(answer.errors.contains("gone.txt"))
    }

    @Test func report_twiceUnderTwoNames_isOneDocumentWithTwoPaths() async throws {
        let command = try RunCommand()
        try command.write(InventedReport.text(1), to: "a.txt")
        try command.write(InventedReport.text(1), to: "b.txt")
        let answer = try await command.run("--json")
        #expect(answer.status == 0, "\(answer.errors)")
        let documents = answer.rows("documents")
        #expect(documents.count == 1)
        let path = try #require(documents.first?["path"] as? String)
        #expect(path.contains("a.txt") && path.contains("b.txt"))
        let again = try await command.run("--json")
        #expect(again.output == answer.output, "a second run adds nothing")
    }

    @Test func report_whosePlaceCannotBeResolved_isShownWithItsCandidatesAndRolledUpNowhere() async throws {
        let command = try RunCommand()
        let text = InventedReport.text(1).replacingOccurrences(of: "岳阳县", with: "鼓楼区")
        try command.write(text, to: "gulou.txt")
        let answer = try await command.run("--json")
        #expect(answer.status == 0, "\(answer.errors)")
        let document = try #require(answer.rows("documents").first)
        #expect(document["place_code"] is NSNull)
        let candidates = try #require(document["candidates"] as? String)
        for code in ["320106", "320302", "350102", "410204"] { #expect(candidates.contains(code)) }
        #expect(!answer.rows("observations").isEmpty)
        #expect(answer.rows("observations").allSatisfy { $0["used"] as? Bool == false })
        #expect(answer.rows("cells").isEmpty)
    }

    @Test func report_ofAPlaceOutsideTheGazetteer_isShownUnderItsNameAndRolledUpNowhere() async throws {
        let command = try RunCommand()
        let text = InventedReport.text(1).replacingOccurrences(of: "岳阳县", with: "云梦泽县")
        try command.write(text, to: "invented.txt")
        let answer = try await command.run("--json")
        #expect(answer.status == 0, "\(answer.errors)")
        let document = try #require(answer.rows("documents").first)
        #expect(document["place_code"] is NSNull)
        #expect(document["place_name"] as? String == "云梦泽县")
        #expect(answer.rows("cells").isEmpty)
    }

    @Test func reports_thatContradictEachOther_areBothKeptAndNothingIsChosen() async throws {
        let command = try RunCommand()
        try command.write(InventedReport.text(1), to: "one.txt")
        try command.write(
            InventedReport.text(1).replacingOccurrences(of: "受理行政复议案件101件", with: "受理行政复议案件301件"), to: "two.txt")
        let answer = try await command.run("--json")
        #expect(answer.status == 0, "\(answer.errors)")
        #expect(answer.rows("documents").count == 2)
        let cells = answer.rows("cells").filter { $0["place_code"] as? String == "430621" }
        let disputed = try #require(cells.first { $0["indicator"] as? String == "reconsideration.received" })
        #expect(disputed["own_value"] is NSNull)
        #expect(disputed["ambiguous"] as? Bool == true)
        let agreed = try #require(cells.first { $0["indicator"] as? String == "legal_aid.cases" })
        #expect(agreed["own_value"] as? Int == 1_001)
    }
}
