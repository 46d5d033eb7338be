import FailPoints
import Glibc
import Testing

@Suite struct FailPointTests {
    @Test(arguments: [
        ("commit.before-mark", "commit.before-mark", nil, 1), ("a:3", "a", nil, 3), ("a@1f", "a", "1f", 1),
        ("a@1f:2", "a", "1f", 2),
    ])
    func armed_whenWellFormed_isRead(text: String, name: String, subject: String?, count: Int) {
        let armed = ArmedFailPoint(text)
        #expect(armed?.name == name)
        #expect(armed?.subject == subject)
        #expect(armed?.count == count)
    }

    @Test(arguments: ["", ":1", "a:", "a:0", "a:-1", "a:b", "a:1:2", "a@", "@b", "a@b@c", "a@:2"])
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

    @Test func hit_withTheArmedSubject_killsTheProcess() async {
        await #expect(processExitsWith: .signal(SIGKILL)) {
            setenv(FailPoint.variable, "here@1f:2", 1)
            FailPoint.hit("here", of: "1f6c")
            FailPoint.hit("here", of: "1fab")
        }
    }

    @Test func hit_withAnotherSubjectOrNone_doesNothing() async {
        await #expect(processExitsWith: .success) {
            setenv(FailPoint.variable, "here@1f", 1)
            FailPoint.hit("here", of: "01f6")
            FailPoint.hit("here")
        }
    }

    @Test func hit_whenNothingIsArmed_doesNothing() async {
        await #expect(processExitsWith: .success) {
            unsetenv(FailPoint.variable)
            for _ in 0..<9 { FailPoint.hit("here") }
        }
    }
}
