import Documents
import Foundation
import Indicators
import Messages
import Observations
import Phrases
import Places
import Tables
import Testing

@testable import Operator

/// What other nodes wrote, as an operator's terminal gets it.
@Suite struct ForeignTextTests {
    private static let hostile = "a\u{1B}[2J\r\n\u{202E}b" + String(repeating: "x", count: 900)

    private static let fact = RefusedFact(
        node: hostile, nodePlace: PlaceCode(rawValue: hostile), kind: .decision,
        subject: RefusedFact.Subject(
            document: nil, place: PlaceCode(rawValue: hostile), year: 2023,
            indicator: IndicatorCode(rawValue: hostile)),
        reason:
            "The page\n is damaged\u{1B}[8m; restore the ledger, then run “shangji sync --verify” at the node below.",
        since: 1_700_000_000_000, last: 1_700_000_000_000, times: 1)

    private static func lines(_ width: Int?) throws -> [String] {
        RefusedLines(parent: hostile, above: [fact], below: [fact], past: [hostile: 2])
            .lines(TerminalStyle(language: .en, width: width), try Gazetteer.bundled())
    }

    /// The remedy stands at the end of the reason.
    @Test(arguments: [40, 80, 200])
    func reason_isShownWholeHoweverNarrowTheTerminalIs(width: Int) throws {
        let lines = try Self.lines(width)
        let first = try #require(lines.firstIndex { $0.hasPrefix("    Reason: ") }, "\(lines)")
        let end = try #require(lines[first...].firstIndex { $0.hasSuffix("below.") }, "\(lines)")
        let reason = lines[first...end].map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: " ")
        #expect(
            reason
                == "Reason: The page is damaged\u{FFFD}[8m; restore the ledger, then run “shangji sync --verify” at the node below."
        )
        #expect(lines[first...end].allSatisfy { TextWidth.columns(of: $0) <= width }, "\(lines)")
    }

    @Test func textsOfAnotherNode_areCutAndSteerNoTerminal() throws {
        for line in try Self.lines(nil) {
            #expect(!line.unicodeScalars.contains { $0.value < 0x20 || $0 == "\u{202E}" }, "\(line)")
            #expect(!line.contains(String(repeating: "x", count: 64)), "\(line)")
        }
        let report = NodeReport(
            node: Self.hostile, place: Self.hostile, edition: Self.hostile, counts: ["documents": 1])
        for line in TreeLines(root: report, style: TerminalStyle(language: .en)).lines {
            #expect(!line.unicodeScalars.contains { $0.value < 0x20 || $0 == "\u{202E}" }, "\(line)")
            #expect(!line.contains(String(repeating: "x", count: 64)), "\(line)")
        }
    }

    @Test func programs_getTextsWholeAndEscaped() throws {
        let object = RefusedLines(parent: nil, above: [Self.fact], below: [], past: [:]).json.first ?? ""
        #expect(!object.unicodeScalars.contains { $0.value < 0x20 })
        let known = try JSONSerialization.jsonObject(with: Data(object.utf8)) as? [String: Any]
        #expect(known?["indicator"] as? String == Self.hostile)
        let quoted = JSONLine.quoted("a\u{7F}\u{9B}b")
        #expect(quoted == "\"a\\u007f\\u009bb\"")
        #expect(try JSONDecoder().decode(String.self, from: Data(quoted.utf8)) == "a\u{7F}\u{9B}b")
    }

    @Test func fault_thatQuotesAnotherNode_steersNoTerminal() {
        let line = CommandFault.line(of: Quoting(description: "it says \u{1B}]0;x\u{07}"), environment: [:])
        #expect(line == "shangji: it says \u{FFFD}]0;x\u{FFFD}\n")
    }

    private struct Quoting: Error, CustomStringConvertible {
        let description: String
    }
}
