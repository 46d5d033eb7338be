import Seeds
import Testing

@testable import Places

@Suite("Table of names")
struct NameTableTests {
    private func hits(_ table: NameTable, _ text: String, at start: Int = 0, before end: Int? = nil) -> [String] {
        let bytes = Array(text.utf8)
        var hits: [String] = []
        table.forEachHit(in: bytes, at: start, before: end ?? bytes.count) { hit in
            hits.append(String(decoding: bytes[start..<hit.end], as: UTF8.self))
            return true
        }
        return hits
    }

    private func table(_ names: [String]) -> NameTable {
        var builder = NameTableBuilder()
        for (record, name) in names.enumerated() { builder.insert(name, record: record, form: .full) }
        return builder.table()
    }

    @Test func forEachHit_whenSeveralNamesStand_handsOutTheLongestFirst() {
        let table = table(["甲乙", "甲乙丙丁市", "甲乙丙市", "甲乙丙", "丙丁"])
        #expect(hits(table, "在甲乙丙丁市", at: 3) == ["甲乙丙丁市", "甲乙丙", "甲乙"])
        #expect(hits(table, "在甲乙丙丁市", at: 3, before: 12) == ["甲乙丙", "甲乙"])
        #expect(hits(table, "在甲乙丙丁市", at: 0).isEmpty)
    }

    @Test func forEachHit_whenBodyWantsNoMore_ends() {
        let table = table(["甲乙", "甲乙丙"])
        var count = 0
        table.forEachHit(in: Array("甲乙丙".utf8), at: 0, before: 9) { _ in
            count += 1
            return false
        }
        #expect(count == 1)
    }

    @Test func forEachHit_whenNamesAreShorterThanAnOpening_findsThem() {
        let table = table(["甲", "A区", "甲乙"])
        #expect(hits(table, "甲乙") == ["甲乙", "甲"])
        #expect(hits(table, "甲") == ["甲"])
        #expect(hits(table, "A区") == ["A区"])
        #expect(hits(table, "甲\0\0\0") == ["甲"])
    }

    @Test func forEachHit_whenRestHasFewerThanThreeBytes_findsIt() {
        #expect(hits(table(["甲乙-丙", "甲乙A"]), "甲乙A区") == ["甲乙A"])
    }

    @Test func entries_whenOneNameHasSeveralRecords_keepTheFirstFormOfEach() {
        var builder = NameTableBuilder()
        builder.insert("甲乙区", record: 1, form: .full)
        builder.insert("丙丁", record: 1, form: .short)
        builder.insert("甲乙区", record: 2, form: .alias)
        builder.insert("甲乙区", record: 1, form: .short)
        let table = builder.table()
        var entries: [NameTable.Entry] = []
        table.forEachHit(in: Array("甲乙区".utf8), at: 0, before: 9) { hit in
            entries += table.entries[hit.entries]
            return true
        }
        #expect(entries.map(\.record) == [1, 2])
        #expect(entries.map(\.form) == [.full, .alias])
    }

    @Test func forEachHit_whenTextIsArbitrary_findsWhatAPlainSearchFinds() {
        var random = SeededGenerator(seed: 7)
        let alphabet = ["甲", "乙", "丙", "市", "A", "é"]
        func word(_ length: Int) -> String {
            (0..<length).map { _ in alphabet[Int.random(in: alphabet.indices, using: &random)] }.joined()
        }
        for _ in 0..<200 {
            let names = Set([1, 1, 2, 2, 3, 3, 3, 4, 4, 5, 5].map(word))
            let table = table(Array(names))
            let text = word(12)
            let bytes = Array(text.utf8)
            for start in bytes.indices {
                let expected = names.filter { bytes[start...].starts(with: $0.utf8) }.sorted {
                    $0.utf8.count > $1.utf8.count
                }
                #expect(hits(table, text, at: start) == expected, "\(names) in \(text) at \(start)")
            }
        }
    }
}
