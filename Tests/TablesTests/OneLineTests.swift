import Documents
import Foundation
import Indicators
import Observations
import Phrases
import Quantities
import Rollups
import Tables
import Testing

/// Passages of documents that span lines of their source, on one line wherever a person reads them. Their figures are invented.
@Suite struct OneLineTests {
    private static let wrapped = "全年共受理行政\n　　复议案件41\n件。"
    private static let line = "全年共受理行政复议案件41 件。"

    @Test(arguments: [
        (wrapped, line), ("依法\r\n行政", "依法行政"), ("他说：“\n依法”\n，", "他说：“依法”，"), ("one\n  two\ttwo", "one two two"),
        ("12\n345", "12 345"), ("一、 总体", "一、 总体"), ("\n 首尾 \n", "首尾"), ("a”\n“b", "a” “b"), ("", ""),
    ])
    func passage_thatSpansLines_isOneLine(passage: String, line: String) {
        #expect(TextWidth.oneLine(passage) == line)
    }

    private static func point() throws -> VerificationPoint {
        let document = DocumentID(hashing: "a".utf8)
        let quotation = VerificationPoint.Quotation(sentence: wrapped, document: document, source: "a.txt")
        var point = try #require(
            VerificationPoints(documents: Invented.records, cells: Invented.cells, names: Invented.names).all().first)
        point.quotations = [quotation]
        return point
    }

    @Test func letter_ofASentenceThatSpansLines_quotesItOnOne() throws {
        let letter = PointsLetter(language: .zh, names: Invented.names)
            .lines([try Self.point()], of: PlaceYear(place: Invented.city, year: 2022))
        #expect(letter.contains("   > " + Self.line), "\(letter)")
    }

    @Test func points_keepTheSentenceAsItStands_andTheirLinesDoNot() throws {
        var check = Invented.failedCheck
        check.sentence = "受理100件，成功\n90件，成功率\n95%。"
        let facts = Invented.facts(.place(Invented.counties[0]), path: "a.txt", checks: [check], [])
        let records = [DocumentRecord(facts, uses: [], names: Invented.names)]
        let points = VerificationPoints(documents: records, cells: [], names: Invented.names).all()
        #expect(points.contains { $0.quotations.first?.sentence == check.sentence }, "programs get it as it is")
        let lines = VerificationLines(style: TerminalStyle(language: .zh), names: Invented.names)
            .lines(documents: records, cells: [])
        #expect(lines.contains { $0.hasSuffix("“受理100件，成功 90件，成功率 95%。”") }, "\(lines)")
        #expect(!lines.contains { $0.contains("\n") })
    }

    @Test func readingPage_ofAFigureThatSpansLines_hasNoLineBreakInALine() throws {
        let facts = Invented.facts(.place(Invented.counties[0]), path: "a.txt", [])
        let findings = try #require(facts.findings)
        var figure = Invented.figure(Invented.received, 41, sentence: Self.wrapped)
        let start = Array(Self.wrapped.unicodeScalars).firstIndex(of: "4") ?? 0
        figure.span = TextSpan(start: start, end: start + 2)
        let reading = Reading(
            document: facts.document, edition: findings.edition, metadata: findings.metadata, mentions: [],
            observations: [figure], checks: [], text: Self.wrapped)
        let lines = ReadingPage(style: TerminalStyle(language: .zh), names: Invented.names)
            .lines(reading, file: "a.txt")
        #expect(lines.contains { $0.contains("行政复议案件【41】件") }, "\(lines)")
        #expect(!lines.contains { $0.contains("\n") })
    }
}
