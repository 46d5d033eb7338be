import Documents
import Extraction
import Testing

@Suite("Simplification")
struct MetadataSimplificationTests {
    struct Case: Sendable {
        let traditional: String
        let simplified: String
    }

    static let cases: [Case] = [
        Case(traditional: "全麵落實行政執法體製機製", simplified: "全面落实行政执法体制机制"),
        Case(traditional: "行政複議辦案係統", simplified: "行政复议办案系统"),
        Case(traditional: "乾縣與乾部、於潛鎮", simplified: "乾县与干部、於潜镇"),
        Case(traditional: "羣眾滿意率９８．６％", simplified: "群众满意率９８．６％"),
        Case(traditional: "後來徵求意見", simplified: "后来征求意见"),
    ]

    @Test(arguments: cases)
    func normalising_whenTextIsTraditional_simplifiesAndKeepsOffsets(example: Case) {
        let text = DocumentText(normalising: example.traditional)
        #expect(String(decoding: text.reading, as: UTF8.self) == example.simplified)
        #expect(text.reading.count == text.original.count)
        #expect(String(decoding: text.original, as: UTF8.self) == example.traditional)
    }

    @Test func normalising_whenTextIsSimplified_leavesWhatSimplifiedTextUses() {
        let text = "乾县人民政府坚持依法行政，於潜镇先后征求意见，繁體版另行公布，全县政务服务事项均可网上办理。"
        let reading = String(decoding: DocumentText(normalising: text).reading, as: UTF8.self)
        #expect(reading == text.replacing("繁體", with: "繁体"))
        #expect(!Simplification.table.normalise(Array(text.utf8)).isTraditional)
    }

    @Test func normalise_whenBytesAreAnything_keepsTheirNumber() {
        var state: UInt64 = 20
        for length in 0..<200 {
            let bytes = (0..<length).map { _ -> UInt8 in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return UInt8(truncatingIfNeeded: state >> 33)
            }
            #expect(Simplification.table.normalise(bytes).reading.count == length)
        }
    }
}
