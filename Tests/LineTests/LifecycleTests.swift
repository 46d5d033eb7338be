import Foundation
import NodeRuntime
import Subprocess
import Supervision
import SystemPackage
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

    @Test(arguments: [LocalLine.Stage.aggregate, .ingest])
    func service_whenItsFolderCannotBeMade_saysSo(stage: LocalLine.Stage) async throws {
        let test = try TestLine()
        let file = test.folder.appending(path: "file")
        try Data().write(to: file)
        var plan = test.line.plan(stage)
        plan.environment["SHANGJI_\(stage.rawValue.uppercased())_DATA"] = file.appending(path: "data").path
        try FileManager.default.createDirectory(
            at: test.folder.appending(path: "data/logs"), withIntermediateDirectories: true)
        let doomed = plan
        let error = await #expect(throws: StartError.self) { _ = try await ChildProcess.start(doomed) }
        #expect(error?.reason == .cannotCreate)
        #expect(error?.sentence.contains(file.path) == true)
    }

    @Test(arguments: LocalLine.Stage.allCases)
    func service_whenAnEndpointLeadsToOtherMachines_refusesWithoutKeys(stage: LocalLine.Stage) async throws {
        let variable = "SHANGJI_\(stage.rawValue.uppercased())_CONTROL"
        let test = try TestLine()
        var plan = test.line.plan(stage)
        plan.environment[variable] = "tcp://0.0.0.0:7001"
        try FileManager.default.createDirectory(
            at: test.folder.appending(path: "data/logs"), withIntermediateDirectories: true)
        let open = plan
        let error = await #expect(throws: StartError.self) { _ = try await ChildProcess.start(open) }
        #expect(error?.reason == .configuration)
        #expect(error?.sentence.contains("keys") == true)
    }

    @Test(arguments: LocalLine.Stage.allCases)
    func service_whenAnOptionIsUnknown_endsWithTheStatusOfUsage(stage: LocalLine.Stage) async throws {
        let result = try await Subprocess.run(
            .path(FilePath("\(LocalLine.ownFolder)/shangji-\(stage.rawValue)")), arguments: ["--typo"],
            output: .discarded, error: .string(limit: 1 << 16))
        #expect(result.terminationStatus == .exited(64))
        #expect(result.standardError.contains("--typo"))
    }

    @Test(arguments: LocalLine.Stage.allCases)
    func service_printsAConfigurationThatItTakes(stage: LocalLine.Stage) async throws {
        let test = try TestLine()
        let executable = Executable.path(FilePath("\(LocalLine.ownFolder)/shangji-\(stage.rawValue)"))
        let printed = try await Subprocess.run(
            executable, arguments: ["--print-configuration"], output: .string(limit: 1 << 20))
        #expect(printed.terminationStatus == .exited(0))
        let file = test.folder.appending(path: "service.yaml")
        try Data(printed.standardOutput.utf8).write(to: file)
        let again = try await Subprocess.run(
            executable, arguments: ["--config", file.path, "--print-configuration"], output: .string(limit: 1 << 20))
        #expect(again.standardOutput == printed.standardOutput)
        try Data((printed.standardOutput + "\nsurprise: 1\n").utf8).write(to: file)
        let refused = try await Subprocess.run(
            executable, arguments: ["--config", file.path], output: .discarded, error: .string(limit: 1 << 16))
        #expect(refused.terminationStatus == .exited(78))
        #expect(refused.standardError.contains("surprise"))
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
