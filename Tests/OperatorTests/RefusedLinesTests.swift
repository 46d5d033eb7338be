import Documents
import Foundation
import Indicators
import Observations
import Phrases
import Places
import Tables
import Testing

@testable import Operator

/// The list of what was refused at both ends of an uplink.
@Suite struct RefusedLinesTests {
    private static let document = DocumentID(hashing: "甲".utf8)
    private static let neighbour = PlaceCode(rawValue: "430623")

    private static let above = RefusedFact(
        kind: .reading, subject: RefusedFact.Subject(document: document, place: neighbour, year: 2023),
        reason: "Not yours.", since: 1_700_000_000_000, last: 1_700_000_000_000, times: 1)
    private static let below = RefusedFact(
        node: "yueyangxian", nodePlace: PlaceCode(rawValue: "430621"), kind: .decision,
        subject: RefusedFact.Subject(
            document: nil, place: neighbour, year: 2023,
            indicator: IndicatorCode(rawValue: "reconsideration.received")),
        reason: "Not yours either.", since: 1_700_000_000_000, last: 1_700_000_060_000, times: 2)

    @Test func lists_tellTheSenderThePlaceTheReasonAndWhatIsNotListed() throws {
        let lines = RefusedLines(
            parent: "hunan", above: [Self.above], below: [Self.below], past: ["yueyangxian": 7])
        let gazetteer = try Gazetteer.bundled()
        let english = lines.lines(TerminalStyle(language: .en), gazetteer)
        try #require(english.count == 9, "\(english)")
        #expect(english.first == "Refused by hunan, the node above (1):")
        #expect(
            english[2].contains("\(Self.document.description.prefix(12))  reading")
                && english[2].contains("华容县 (430623)"))
        #expect(english[2].contains(PersonTime.text(1_700_000_000_000)) && english[3] == "    Reason: Not yours.")
        #expect(english[4] == "Refused here, of what nodes below handed up (1):")
        #expect(english[6].contains("yueyangxian (岳阳县)") && english[6].contains("decision reconsideration.received"))
        #expect(english[7] == "    Reason: Not yours either.")
        #expect(english.last == "yueyangxian: 7 older refusals not listed any more.")
        let chinese = lines.lines(TerminalStyle(language: .zh), gazetteer)
        try #require(chinese.count == 9, "\(chinese)")
        #expect(chinese.first == "被上级 hunan 拒收 1 项：" && chinese.last == "yueyangxian 另有 7 项较早的不再列出。")
        #expect(chinese[2].contains("读取结果") && chinese[3] == "    原因：Not yours." && chinese[6].contains("人工核定"))
    }

    @Test func nothing_isSaidToBeRefusedWhereNothingIs() throws {
        let none = RefusedLines(parent: nil, above: [], below: [], past: [:])
        #expect(none.isEmpty && none.json.isEmpty)
        #expect(none.lines(TerminalStyle(language: .en), try Gazetteer.bundled()).count == 1)
    }

    @Test func objects_sayOnWhichSideAFactWasRefused() throws {
        let lines = RefusedLines(parent: nil, above: [Self.above], below: [Self.below], past: [:])
        let objects = lines.json.compactMap {
            try? JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
        }
        #expect(objects.map { $0["side"] as? String } == ["above", "below"])
        #expect(objects.map { $0["document"] as? String } == [Self.document.description, nil])
        #expect(objects.last?["indicator"] as? String == "reconsideration.received")
        #expect(objects.last?["times"] as? Int == 2 && objects.last?["node_place"] as? String == "430621")
    }
}
