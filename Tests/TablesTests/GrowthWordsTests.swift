import Foundation
import Phrases
import Places
import Rollups
import Tables
import Testing

/// The growth of a cell in words; all figures are invented.
@Suite struct GrowthWordsTests {
    private static let growth = """
        {"places": 2, "now": 180, "before": 150, "percent": 20, "excluded": [
          {"place": "990101", "reason": "territory", "into": ["990109"]},
          {"place": "990102", "reason": "territory", "into": ["990109", "990110"]},
          {"place": "990103", "reason": "territory"},
          {"place": "990104", "reason": "period"}]}
        """

    @Test(arguments: [
        (Language.en, "merged into 990109", "divided among 990109, 990110", "990103 (another territory)"),
        (Language.zh, "并入990109", "分属990109、990110", "990103（区划范围有变）"),
    ])
    func places_thatWereMergedOrDivided_areLeftOutWithTheirHeirs(
        language: Language, merged: String, divided: String, other: String
    ) throws {
        let growth = try JSONDecoder().decode(Growth.self, from: Data(Self.growth.utf8))
        let words = GrowthWords(style: TerminalStyle(language: language)) { $0.rawValue }
        let sentence = words.sentence(growth, unit: "件")
        for part in [merged, divided, other] { #expect(sentence.contains(part), "\(sentence)") }
    }
}
