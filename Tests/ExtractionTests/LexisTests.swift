import Indicators
import Seeds
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
            .extreme,
        ]
        #expect(WordClass.allCases.map { WordClasses($0) } == constants)
    }

    @Test func trie_whenWordsShareBeginnings_findsAllThatStartAtAnOffset() {
        let words = ["行政", "行政复议", "行政复议案件", "行", "复议", "a中", ""]
        let alphabet = Alphabet(words)
        let trie = TermTrie(words, alphabet)
        defer {
            trie.deallocate()
            alphabet.deallocate()
        }
        let bytes = Array("行政复议案".utf8)
        let node = bytes.withUnsafeBytes {
            trie.last(ScalarReader($0), alphabet, from: trie.root(alphabet[0x884C]), 3)
        }
        var found: [String] = []
        trie.forEachWord(at: node) { word in
            found.append(words[Int(word.term)])
            #expect(word.length == words[Int(word.term)].utf8.count)
        }
        #expect(found == ["行政复议", "行政", "行"])
        #expect(trie.longest(bytes, alphabet, at: 6)?.end == 12)
        #expect(trie.longest(bytes, alphabet, at: 12) == nil)
        #expect(trie.longest(Array("a中".utf8), alphabet, at: 0)?.word == 5)
    }

    @Test func trie_whenANodeHasManyChildren_findsEachAndNoOther() {
        // Every 17th scalar of a stretch follows 法.
        let second = stride(from: UInt32(0x4E00), to: 0x5E00, by: 17).compactMap(Unicode.Scalar.init)
        let words = second.map { "法" + String(Character($0)) }
        let alphabet = Alphabet(words)
        let trie = TermTrie(words, alphabet)
        defer {
            trie.deallocate()
            alphabet.deallocate()
        }
        for scalar in UInt32(0x4DF0)..<0x5E10 {
            guard let other = Unicode.Scalar(scalar) else { continue }
            let found = trie.longest(Array(("法" + String(Character(other))).utf8), alphabet, at: 0)
            #expect((found != nil) == second.contains(other))
        }
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func trie_ofRandomWords_findsWhatASearchThroughAllFinds(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let letters = Array("甲乙丙丁戊a1")
        func word(_ length: Int) -> String {
            String((0..<length).map { _ in letters[Int.random(in: 0..<letters.count, using: &generator)] })
        }
        let words = Array(Set((0..<300).map { _ in word(Int.random(in: 1...5, using: &generator)) })).sorted()
        let alphabet = Alphabet(words)
        let trie = TermTrie(words, alphabet)
        defer {
            trie.deallocate()
            alphabet.deallocate()
        }
        for _ in 0..<500 {
            let text = word(7)
            let longest = words.filter { text.hasPrefix($0) }.max { $0.count < $1.count }
            let found = trie.longest(Array(text.utf8), alphabet, at: 0)
            #expect(found.map { words[Int($0.word)] } == longest, "\(text)")
            #expect(found?.end == longest?.utf8.count, "\(text)")
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

    @Test func alphabet_forEveryScalarOfTheLanguage_tellsWhatItBegins() {
        let alphabet = Alphabet(["了", "办结"], ["件"])
        defer { alphabet.deallocate() }
        func openings(_ scalar: UInt32) -> Openings { alphabet.entry(scalar).openings }
        #expect(openings(0x4E86) == .word)
        #expect(openings(0x529E).isEmpty)
        #expect(openings(0x4EF6).isEmpty, "a measure word is no word by itself")
        #expect(openings(0x37) == .digit && openings(0xFF17) == .digit)
        #expect(openings(0x3002).breakKind == .stop && openings(0xFF0C).breakKind == .comma)
        #expect(openings(0x37).breakKind == nil)
        #expect(openings(0x4E09) == [.numeral, .partOfYear])
        #expect(openings(0x7B2C) == .partOfYear)
        #expect(openings(0x7684).isEmpty && openings(0x1F600).isEmpty)
    }

    @Test func alphabet_forScalarsOfWords_hasLettersOfTheirOwn() {
        let alphabet = Alphabet(["了", "办结"], ["件"])
        defer { alphabet.deallocate() }
        let letters = [0x4E86, 0x529E, 0x7ED3, 0x4EF6].map { alphabet[$0] }
        #expect(Set(letters).count == 4 && !letters.contains(Alphabet.plain))
        #expect(alphabet[0x7684] == Alphabet.plain && alphabet[0x1F600] == Alphabet.plain)
        #expect(alphabet[0x37] == alphabet[0x38], "what stands in no word shares a letter with its like")
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

    @Test func notedGroups_ofFewAndMany_handOutEachOfATerm() {
        let lists: [[Int32]] = [[5, 3], [], (0..<11).map(Int32.init)]
        let groups = NotedGroups(lists, groups: 20)
        defer { groups.deallocate() }
        for term in lists.indices {
            var found: Set<Int> = []
            groups.forEach(of: term) { found.insert($0) }
            #expect(found.subtracting([21]) == Set(lists[term].map { Int($0) }))
        }
    }

    @Test(arguments: 0..<9)
    func index_inASortedList_isTheNumberOfThoseBefore(count: Int) {
        let list = (0..<count).map { $0 * 2 }
        for limit in -1...count * 2 {
            for list in [list[...], list.dropFirst()] {
                #expect(LexedText.index(in: list, below: limit) { $0 } == list.filter { $0 < limit }.count)
            }
        }
    }

    @Test func fixedLists_ofSeveralLists_handOutEachInOrder() {
        let lists = FixedLists([[5, 3], [], [1]])
        defer { lists.deallocate() }
        var found: [[Int]] = [[], [], []]
        for list in 0..<3 { lists.forEach(in: list) { found[list].append($0) } }
        #expect(found == [[5, 3], [], [1]])
    }
}
