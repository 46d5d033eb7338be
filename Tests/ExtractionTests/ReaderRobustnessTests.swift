import Documents
import Extraction
import Indicators
import Observations
import Places
import Quantities
import Testing

/// Whatever the text, a reading comes out, with spans in order and inside it.
@Suite struct ReaderRobustnessTests {
    private static let reader = Result {
        Reader(catalogue: try Catalogue.bundled(), gazetteer: try Gazetteer.bundled())
    }

    private func expectSound(_ text: String) throws {
        let reading = try Self.reader.get().read(text, document: DocumentID(hashing: text.utf8))
        let length = text.unicodeScalars.count
        #expect(reading.mentions.allSatisfy { $0.span.start < $0.span.end && $0.span.end <= length })
        #expect(zip(reading.mentions, reading.mentions.dropFirst()).allSatisfy { $0.span.end <= $1.span.start })
        #expect(reading.observations.allSatisfy { $0.span.end <= length && $0.sentenceSpan.end <= length })
        let scalars = Array(text.unicodeScalars)
        for mention in reading.mentions {
            var surface = String.UnicodeScalarView()
            surface.append(contentsOf: scalars[mention.span.start..<mention.span.end])
            #expect(String(surface) == mention.surface)
        }
    }

    @Test(arguments: [
        "", "\n", "0", "9", "％", "）", "（（（", "《1", "第", "1.", "1-", "2020年-", "百分之", "一万亿", "\u{FEFF}12件",
    ])
    func text_whenTiny_isRead(text: String) throws { try expectSound(text) }

    @Test func text_whenBracketsNestDeep_isRead() throws {
        try expectSound(String(repeating: "（", count: 20_000) + "受理行政复议案件12件" + String(repeating: "）", count: 20_000))
    }

    @Test func text_whenDigitsRunOn_isRead() throws { try expectSound(String(repeating: "7", count: 100_000)) }

    @Test func text_ofSeededPieces_isRead() throws {
        let pieces = [
            "行政复议", "受理", "12", "件", "，", "。", "、", "（", "）", "其中", "分别为", "2021年", "占", "%", "98.5%", "万", "余", "\n",
            "全市",
            "上年", "比", "《", "》", "一", "三百二十", "百分之九十五", "县", "第", "-", "：", "1,203", "😀", "a", "　", "和", "增至", "审结",
            "纠错率",
        ]
        var state: UInt64 = 42
        for _ in 0..<300 {
            var text = ""
            for _ in 0..<60 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += pieces[Int(state >> 33) % pieces.count]
            }
            try expectSound(text)
        }
    }
}
