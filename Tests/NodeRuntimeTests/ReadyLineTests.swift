import NodeRuntime
import Testing

@Suite struct ReadyLineTests {
    @Test func text_whenRead_givesTheSameLine() {
        let line = ReadyLine(
            service: "shangji-ingest", process: 7, endpoints: ["work": "ipc:///a", "submit": "tcp://h:1"])
        #expect(
            line.text
                == #"{"endpoints":{"submit":"tcp://h:1","work":"ipc:///a"},"process":7,"ready":true,"service":"shangji-ingest"}"#
        )
        #expect(ReadyLine(line.text) == line)
    }

    @Test(arguments: ["", "ready", "{}", #"{"endpoints":{},"process":7,"ready":false,"service":"x"}"#])
    func init_whenTheLineIsAnother_isNil(line: String) {
        #expect(ReadyLine(line) == nil)
    }
}
