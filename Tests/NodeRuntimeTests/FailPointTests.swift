import Glibc
import Testing

@testable import NodeRuntime

@Suite struct FailPointTests {
    @Test(arguments: [
        ("journal.after-commit", "journal.after-commit", 1), ("a:3", "a", 3),
    ])
    func armed_whenWellFormed_isRead(text: String, name: String, count: Int) {
        let armed = ArmedFailPoint(text)
        #expect(armed?.name == name)
        #expect(armed?.count == count)
    }

    @Test(arguments: ["", ":1", "a:", "a:0", "a:-1", "a:b", "a:1:2"])
    func armed_whenMalformed_isNil(text: String) {
        #expect(ArmedFailPoint(text) == nil)
    }

    @Test func hit_whenPassedForTheArmedTime_killsTheProcess() async {
        await #expect(processExitsWith: .signal(SIGKILL)) {
            setenv(FailPoint.variable, "here:3", 1)
            for _ in 0..<3 { FailPoint.hit("here") }
        }
    }

    @Test func hit_whenPassedTooRarelyOrElsewhere_doesNothing() async {
        await #expect(processExitsWith: .success) {
            setenv(FailPoint.variable, "here:3", 1)
            for _ in 0..<2 { FailPoint.hit("here") }
            for _ in 0..<9 { FailPoint.hit("there") }
        }
    }

    @Test func hit_whenNothingIsArmed_doesNothing() async {
        await #expect(processExitsWith: .success) {
            unsetenv(FailPoint.variable)
            for _ in 0..<9 { FailPoint.hit("here") }
        }
    }
}
