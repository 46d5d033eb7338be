import Indicators
import Testing

@testable import Extraction

@Suite("Tables of the lexer")
struct LexisTests {
    @Test func wordClasses_asConstants_areThoseOfTheCases() {
        let constants: [WordClasses] = [
            .filler, .about, .atLeast, .atMost, .change, .level, .lastYear, .lastYearSamePart, .nextYear, .thisYear,
            .plan, .goal, .demand, .part, .share, .respectively, .comparison, .each, .condition, .nation, .province,
            .city, .county, .district, .banner, .league, .prefecture, .town, .reporter, .allLevels, .organ, .sameBody,
            .mask, .concerning, .joint, .furniture, .announcement, .standing, .zero, .some,
        ]
        #expect(WordClass.allCases.map { WordClasses($0) } == constants)
    }

    @Test func trie_whenWordsShareBeginnings_findsAllThatStartAtAnOffset() {
        let words = ["行政", "行政复议", "行政复议案件", "行", "复议", "a中", ""]
        let trie = TermTrie(words)
        defer { trie.deallocate() }
        let bytes = Array("行政复议案".utf8)
        var found: [String] = []
        trie.walk(bytes, from: trie.root(0x884C), 3) { word, _ in found.append(words[Int(word)]) }
        #expect(found == ["行", "行政", "行政复议"])
        #expect(trie.longest(bytes, at: 6)?.end == 12)
        #expect(trie.longest(bytes, at: 12) == nil)
        #expect(trie.longest(Array("a中".utf8), at: 0)?.word == 5)
    }

    @Test func trie_whenANodeHasManyChildren_findsEachAndNoOther() {
        // Every 17th scalar of a stretch follows 法.
        let second = stride(from: UInt32(0x4E00), to: 0x5E00, by: 17).compactMap(Unicode.Scalar.init)
        let trie = TermTrie(second.map { "法" + String(Character($0)) })
        defer { trie.deallocate() }
        for scalar in UInt32(0x4DF0)..<0x5E10 {
            guard let other = Unicode.Scalar(scalar) else { continue }
            let found = trie.longest(Array(("法" + String(Character(other))).utf8), at: 0)
            #expect((found != nil) == second.contains(other))
        }
    }

    @Test func builder_whenItGrows_keepsTheElements() {
        var builder = TableBuilder<String>(capacity: 2)
        for number in 0..<100 { builder.append("第\(number)") }
        #expect(builder.popLast() == "第99")
        let table = builder.finish()
        defer { table.deallocate() }
        #expect(table.count == 99)
        #expect(Array(table) == (0..<99).map { "第\($0)" })
        #expect(builder.count == 0)
    }

    @Test func openings_forEveryScalarOfTheLanguage_tellWhatItBegins() {
        let trie = TermTrie(["了", "办结"])
        let openings = Openings(["了", "办结"], trie)
        defer {
            openings.deallocate()
            trie.deallocate()
        }
        #expect(openings[0x4E86].contains(Openings.word))
        #expect(!openings[0x529E].contains(Openings.word))
        #expect(openings.mayBegin(0x529E, 0x7ED3))
        #expect(openings[0x37].contains(Openings.digit))
        #expect(openings[0xFF17].contains(Openings.digit))
        #expect(openings[0x3002].contains(Openings.mark))
        #expect(openings[0x4E09].contains(Openings.numeral))
        #expect(openings[0x7B2C].contains(Openings.partOfYear))
        #expect(openings[0x7684].isPlain)
        #expect(openings[0x1F600].isPlain)
    }
}
