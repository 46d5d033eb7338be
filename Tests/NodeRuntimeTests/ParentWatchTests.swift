import Foundation
import Testing

@testable import NodeRuntime

@Suite struct ParentWatchTests {
    @Test func watch_whenTheProcessIsKilled_tells() async throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/cat")
        let input = Pipe()
        process.standardInput = input
        process.standardOutput = FileHandle.nullDevice
        try process.run()

        let (ends, continuation) = AsyncStream.makeStream(of: Void.self)
        let watch = try ParentWatch(process: process.processIdentifier) {
            continuation.yield()
            continuation.finish()
        }
        kill(process.processIdentifier, SIGKILL)
        var told = 0
        for await _ in ends { told += 1 }
        #expect(told == 1)
        withExtendedLifetime((watch, input)) {}
    }

    @Test func watch_whenTheProcessDoesNotExist_isUnavailable() {
        #expect {
            _ = try ParentWatch(process: Int32.max) {}
        } throws: { error in
            (error as? StartError)?.reason == .unavailable
        }
    }

    @Test func parent_whenAnotherProcessIsNamed_isUnavailable() {
        #expect {
            _ = try ParentWatch.parent(getpid())
        } throws: { error in
            (error as? StartError)?.reason == .unavailable && "\(error)".contains("is not its parent")
        }
    }
}
