import FaultLine
import Foundation
import Supervision
import Testing

/// Names that somebody gave a file, as commands print them.
@Suite(.timeLimit(.minutes(3))) struct HostileNameTests {
    @Test func nameOfAFile_thatHoldsCodesOfATerminal_isShownWithoutThem() async throws {
        let node = try TestNode()
        let up = try await node.up()
        let file = try node.write(CountyReport.text("岳阳县"), to: "a\u{1B}[2J\u{07}b.txt")
        let answer = try await node.run("submit", "--json", file.path)
        let name = try #require(answer.objects.first?["document"] as? String, "\(answer.errors)")
        for line in ["where \(name)", "explain 430621 reconsideration.received 2023"] {
            let told = try await node.typed("shangji \(line)")
            #expect(told.status == 0 && told.output.contains("b.txt"), "\(told)")
            #expect(!told.output.contains("\u{1B}") && !told.output.contains("\u{07}"), "\(told)")
        }
        #expect(try await up.stop() == .exited(0))
    }
}
