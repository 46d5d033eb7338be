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
        var node = bytes.withUnsafeBytes { trie.longest(ScalarReader($0), from: trie.root(0x884C), 3) }
        while node != 0 {
            found.append(words[Int(trie.word(node))])
            #expect(trie.length(node) == words[Int(trie.word(node))].utf8.count)
            node = trie.shorter(node)
        }
        #expect(found == ["行政复议", "行政", "行"])
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
        #expect(openings.node(0x529E, 0x7ED3) == trie.child(of: trie.root(0x529E), 0x7ED3))
        #expect(openings.node(0x529E, 0x7ED3) != 0)
        #expect(openings.node(0x7ED3, 0x529E) == 0)
        #expect(openings[0x37].contains(Openings.digit))
        #expect(openings[0xFF17].contains(Openings.digit))
        #expect(openings[0x3002].contains(Openings.mark))
        #expect(openings[0x4E09].contains(Openings.numeral))
        #expect(openings[0x7B2C].contains(Openings.partOfYear))
        #expect(openings[0x7684].isPlain)
        #expect(openings[0x1F600].isPlain)
    }

    @Test func contentMarks_withStretchesTakenAway_countWhatIsLeft() {
        // 100 scalars of three bytes, then one of one byte.
        let bytes = Array((String(repeating: "法", count: 100) + "a").utf8)
        var marks = ContentMarks(leadsOf: bytes)
        marks.remove(3..<6)
        marks.remove(30..<240)
        marks.remove(12..<12)
        let map = marks.finish()
        defer { map.deallocate() }
        #expect(map.count(before: 3) == 1)
        #expect(map.count(before: 30) == 9)
        #expect(map.count(before: 240) == 9)
        #expect(map.count(before: 300) == 29)
        #expect(map.count(before: 301) == 30)
        #expect(map.first(in: 3..<301) == 6)
        #expect(map.first(in: 31..<240) == nil)
        #expect(map.last(in: 0..<240) == 27)
    }

    @Test func groupMasks_ofSortedLists_handOutEveryGroupOnce() {
        let masks = GroupMasks([[0, 5, 63, 64, 200], [], [130]])
        defer { masks.deallocate() }
        var found: [[Int32]] = [[], [], []]
        for list in 0..<3 {
            masks.forEachWord(of: list) { word, bits in
                for bit in 0..<64 where bits >> UInt64(bit) & 1 != 0 { found[list].append(Int32(word * 64 + bit)) }
            }
        }
        #expect(found == [[0, 5, 63, 64, 200], [], [130]])
    }
}
