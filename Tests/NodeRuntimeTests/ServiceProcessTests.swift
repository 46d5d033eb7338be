import ArgumentParser
import FailPoints
import Foundation
import NodeRuntime
import ServiceLifecycle
import Testing

/// Each test is a process of its own, which lives as a service does.
@Suite struct ServiceProcessTests {
    /// Waits to be drained; says on standard output when it was.
    private struct Waiting: Service {
        let context: ServiceContext<SampleSettings>
        /// Asks its own process to end once it is ready.
        let signal: Int32

        func run() async throws {
            context.announceReady(endpoints: ["work": "ipc:///run/work"])
            kill(getpid(), signal)
            try await gracefulShutdown()
            StandardStream.output.writeLine("drained")
        }
    }

    private struct Failing: Service {
        let error: any Error
        func run() async throws { throw error }
    }

    private struct Ending: Service {
        func run() async throws {}
    }

    /// Hears nothing until it is cancelled.
    private struct Deaf: Service {
        func run() async throws {
            kill(getpid(), SIGTERM)
            for await _ in AsyncStream<Void>.makeStream().stream {}
            try Task.checkCancellation()
        }
    }

    private struct Fault: Error {}

    private func output(of result: ExitTest.Result?) -> String {
        String(decoding: result?.standardOutputContent ?? [], as: UTF8.self)
    }

    private func error(of result: ExitTest.Result?) -> String {
        String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    }

    @Test(arguments: [SIGTERM, SIGINT])
    func run_whenAskedToEnd_drainsAndExitsWithSuccess(signal: Int32) async throws {
        let result = await #expect(
            processExitsWith: .exitCode(0), observing: [\.standardOutputContent, \.standardErrorContent]
        ) { [signal] in
            await ServiceProcess.run(SampleSettings.self, options: try ServiceOptions.parse([])) { context in
                [Waiting(context: context, signal: signal)]
            }
        }
        let lines = output(of: result).split(separator: "\n")
        let ready = try #require(lines.lazy.compactMap { ReadyLine($0) }.first)
        #expect(ready.service == "shangji-sample")
        #expect(ready.endpoints == ["work": "ipc:///run/work"])
        #expect(lines.contains("drained"))
        let log = error(of: result).split(separator: "\n").map { LogfmtLine(String($0))?["message"] }
        #expect(log == ["service ready", "service ended"])
    }

    @Test func run_whenTheStartFails_saysWhyAndExitsWithItsReason() async {
        let result = await #expect(processExitsWith: .exitCode(75), observing: [\.standardErrorContent]) {
            await ServiceProcess.run(SampleSettings.self, options: try ServiceOptions.parse([])) { _ in
                throw StartError(.temporary, zh: "数据文件夹正由进程 1 使用", en: "the data directory is in use by process 1")
            }
        }
        #expect(error(of: result) == "shangji-sample: the data directory is in use by process 1\n")
    }

    @Test func run_whenAServiceFails_drainsTheOthersAndExitsWithItsReason() async {
        let result = await #expect(
            processExitsWith: .exitCode(74), observing: [\.standardOutputContent, \.standardErrorContent]
        ) {
            await ServiceProcess.run(SampleSettings.self, options: try ServiceOptions.parse([])) { context in
                [
                    Waiting(context: context, signal: 0),
                    Failing(error: StartError(.inputOutput, zh: "磁盘已满", en: "disk full")),
                ]
            }
        }
        #expect(output(of: result).contains("drained"))
        #expect(error(of: result).contains("shangji-sample: disk full\n"))
    }

    @Test func run_whenAServiceEndsUnasked_isAFault() async {
        let result = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
            await ServiceProcess.run(SampleSettings.self, options: try ServiceOptions.parse([])) { _ in [Ending()] }
        }
        #expect(error(of: result).contains("shangji-sample: Ending ended before it was asked to"))
    }

    @Test func run_whenTheGraceIsOver_cancelsAndSaysSo() async {
        let result = await #expect(processExitsWith: .exitCode(75), observing: [\.standardErrorContent]) {
            setenv("SHANGJI_SAMPLE_SHUTDOWN_GRACE_SECONDS", "1", 1)
            await ServiceProcess.run(SampleSettings.self, options: try ServiceOptions.parse([])) { _ in [Deaf()] }
        }
        #expect(error(of: result).contains("did not end within 1 seconds and was cancelled"))
    }

    @Test func run_whenAnUnknownErrorStrikes_isAFaultThatNamesIt() async {
        let result = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
            await ServiceProcess.run(SampleSettings.self, options: try ServiceOptions.parse([])) { _ in throw Fault() }
        }
        #expect(error(of: result).contains("Fault()"))
    }

    @Test func run_whenTheEnvironmentIsWrong_exitsAsMisconfigured() async {
        let result = await #expect(processExitsWith: .exitCode(78), observing: [\.standardErrorContent]) {
            setenv("SHANGJI_SAMPLE_PLAICE", "1", 1)
            await ServiceProcess.run(SampleSettings.self, options: try ServiceOptions.parse([])) { _ in [] }
        }
        #expect(error(of: result).contains("did you mean SHANGJI_SAMPLE_PLACE?"))
    }

    @Test func run_whenTheFailPointIsMalformed_exitsAsMisconfigured() async {
        let result = await #expect(processExitsWith: .exitCode(78), observing: [\.standardErrorContent]) {
            setenv(FailPoint.variable, "a:b", 1)
            await ServiceProcess.run(SampleSettings.self, options: try ServiceOptions.parse([])) { _ in [] }
        }
        #expect(error(of: result).contains("SHANGJI_FAILPOINT wants name, name@subject"))
    }

    @Test func run_whenTheConfigurationIsMissing_exitsWithNoInput() async {
        await #expect(processExitsWith: .exitCode(66)) {
            await ServiceProcess.run(
                SampleSettings.self, options: try ServiceOptions.parse(["--config", "/nowhere.yaml"])
            ) { _ in [] }
        }
    }

    @Test func run_whenTheParentIsGone_exitsAsUnavailable() async {
        await #expect(processExitsWith: .exitCode(69)) {
            await ServiceProcess.run(
                SampleSettings.self, options: try ServiceOptions.parse(["--exit-with-parent", "\(getpid())"])
            ) { _ in [] }
        }
    }

    @Test func run_whenOnlyTheConfigurationIsAskedFor_printsItAndStartsNothing() async {
        let result = await #expect(processExitsWith: .exitCode(0), observing: [\.standardOutputContent]) {
            setenv("SHANGJI_SAMPLE_PLACE", "330100", 1)
            await ServiceProcess.run(SampleSettings.self, options: try ServiceOptions.parse(["--print-configuration"]))
            { _ in
                throw Fault()
            }
        }
        #expect(output(of: result).contains("place: \"330100\"\n"))
    }
}
