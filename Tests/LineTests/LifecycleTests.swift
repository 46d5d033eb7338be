import Foundation
import NodeRuntime
import Supervision
import Testing

/// Each service alone: it starts, says so, stops cleanly, or says in one sentence why it cannot start.
@Suite(.timeLimit(.minutes(2))) struct LifecycleTests {
    @Test(arguments: LocalLine.Stage.allCases)
    func service_startsAloneAndStopsOnSIGTERM(stage: LocalLine.Stage) async throws {
        let test = try TestLine()
        let child = try await test.line.start(stage)
        #expect(try await child.stop() == .exited(0), "\(test.log(stage))")
        let again = try await test.line.start(stage)
        #expect(try await again.stop() == .exited(0))
    }

    @Test(arguments: [LocalLine.Stage.aggregate, .ingest])
    func service_whenItsFolderIsTaken_saysByWhom(stage: LocalLine.Stage) async throws {
        let test = try TestLine()
        let child = try await test.line.start(stage)
        let error = await #expect(throws: StartError.self) { _ = try await test.line.start(stage) }
        #expect(error?.reason == .temporary)
        #expect(error?.sentence.contains(String(child.ready.process)) == true)
        try await child.stop()
    }

    @Test(arguments: LocalLine.Stage.allCases)
    func service_whenAnEndpointIsTaken_saysWhich(stage: LocalLine.Stage) async throws {
        let test = try TestLine()
        let child = try await test.line.start(stage)
        var plan = test.line.plan(stage)
        if stage != .extract {
            let folder = test.folder.appending(path: "other").path
            plan.environment["SHANGJI_\(stage.rawValue.uppercased())_DATA"] = folder
        }
        let second = plan
        let error = await #expect(throws: StartError.self) { _ = try await ChildProcess.start(second) }
        #expect(error?.reason == .temporary)
        #expect(error?.sentence.contains("ipc://") == true)
        try await child.stop()
    }

    @Test(arguments: LocalLine.Stage.allCases)
    func service_whenAnEnvironmentVariableIsUnknown_refusesToStart(stage: LocalLine.Stage) async throws {
        let test = try TestLine()
        let variable = "SHANGJI_\(stage.rawValue.uppercased())_TYPO"
        let error = await #expect(throws: StartError.self) { _ = try await test.plan([variable: "1"]).start(stage) }
        #expect(error?.reason == .configuration)
        #expect(error?.sentence.contains(variable) == true)
    }

    @Test func ledger_ofANewerVersionOrNoLedgerAtAll_isRefused() async throws {
        let test = try TestLine()
        let folder = test.folder.appending(path: "data/aggregate")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data("no database, but long enough to look like one".utf8).write(
            to: folder.appending(path: "ledger.sqlite"))
        let error = await #expect(throws: StartError.self) { _ = try await test.line.start(.aggregate) }
        #expect(error?.sentence.contains("ledger.sqlite") == true)
    }
}
