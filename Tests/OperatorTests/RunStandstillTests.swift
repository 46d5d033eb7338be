import Testing

@testable import Operator

/// What a run that stands still finds in the logs of its services.
@Suite struct RunStandstillTests {
    @Test(arguments: [
        (#"time=x level=error message="facts not stored" error="The disk is full." count=3"#, "The disk is full."),
        (#"level=error error="“甲” and \"b\" of C:\\d" path=x"#, #"“甲” and "b" of C:\d"#),
        ("level=error error=plain", nil), (#"level=error error="cut off"#, nil), (#"level=error reason="x""#, nil),
    ])
    func error_ofALine_isItsValueWithoutEscapes(line: String, error: String?) {
        #expect(RunStandstill.error(in: line[...]) == error)
    }
}
