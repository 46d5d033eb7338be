import Foundation
import Indicators
import Places
import Quantities
import Seeds

/// Writes annual reports with invented figures, of which it is known what a careful reader finds in them.
///
/// A report depends on the seed, the place, the year, the size and the totals alone, and is the same on every machine.
///
/// ```swift
/// let writer = try ReportWriter(catalogue: .bundled(), gazetteer: gazetteer, seed: 7)
/// let roster = Roster(gazetteer: gazetteer, years: 2021...2023, seed: 7)
/// let report = writer.report(of: roster.places[0], year: 2021)
/// ```
public struct ReportWriter: Sendable {
    /// What every report says of itself, in its first line.
    public static let notice = "（本文数字均为虚构，由程序生成，不反映任何地方的真实情况）"

    private let catalogue: Catalogue
    private let gazetteer: Gazetteer
    private let seed: UInt64
    private let phrasebook: Phrasebook

    /// Reads the wordings; those that state what the catalogue lacks are not used.
    /// - Throws: ``PhraseError`` when a wording is faulty.
    public init(catalogue: Catalogue, gazetteer: Gazetteer, seed: UInt64) throws(PhraseError) {
        self.catalogue = catalogue
        self.gazetteer = gazetteer
        self.seed = seed
        phrasebook = try Phrasebook()
    }

    /// How many wordings state each indicator.
    public var wordings: [IndicatorCode: Int] {
        var counts: [IndicatorCode: Int] = [:]
        for wording in phrasebook.sections.flatMap(\.wordings) {
            for code in wording.stated { counts[code, default: 0] += 1 }
        }
        return counts
    }

    /// Writes the report of a place about a year.
    ///
    /// - Parameters:
    ///   - bytes: how long it shall be in UTF-8. Sentences without figures fill it up, so that it falls short by
    ///     less than a paragraph; a report that is longer by itself stays as it is.
    ///   - totals: what the places below state together. The own figures of these are most often just that, else somewhat
    ///     more or less; without totals they know nothing of what lies below.
    public func report(of place: Place, year: Int, bytes: Int = 0, totals: Totals = Totals()) -> SampleReport {
        var generator = SeededGenerator(seed: seed, for: ["report", place.code.rawValue, String(year)])
        let speaker = Speaker(
            invention: Invention(seed: seed, place: place, recipes: phrasebook.recipes, totals: totals),
            catalogue: catalogue, year: year)
        let name = fullName(place, in: year)
        var statements: [SampleReport.Statement] = []
        let head = opening(name, year, &generator) + deeds(speaker, &statements, &generator)
        let published = CalendarDay(
            year: year + 1, month: generator.number(in: 1...3), day: generator.number(in: 1...28))
        var tail = remainder(speaker, &generator)
        tail += "特此报告。\n\n\(name)人民政府\n"
        if let published { tail += "\(published.year)年\(published.month)月\(published.day)日\n" }
        let padding = padding(bytes - head.utf8.count - tail.utf8.count, &generator)
        return SampleReport(
            place: place, year: year, published: published, text: head + padding + tail, statements: statements)
    }

    private func opening(_ name: String, _ year: Int, _ generator: inout SeededGenerator) -> String {
        let title =
            switch generator.number(in: 0...2) {
            case 0: "\(name)\(year)年法治政府建设情况报告"
            case 1: "\(name)人民政府\n关于\(year)年法治政府建设情况的报告"
            default: "\(name)人民政府\(year)年度法治政府建设情况报告"
            }
        return "\(Self.notice)\n\(title)\n\n"
            + "根据《法治政府建设与责任落实督察工作规定》要求，现将\(name)\(year)年法治政府建设情况报告如下。\n\n"
    }

    /// The first chapter: what was done, each indicator stated once at most.
    private func deeds(
        _ speaker: Speaker, _ statements: inout [SampleReport.Statement], _ generator: inout SeededGenerator
    ) -> String {
        var text = "一、法治政府建设的主要举措和成效\n\n"
        let isUpper = speaker.invention.place.level != .county
        var stated: Set<IndicatorCode> = []
        // No report tells of everything.
        let silent = Set(generator.shuffled(Array(phrasebook.sections.indices)).prefix(generator.number(in: 2...5)))
        var number = 0
        for (index, section) in phrasebook.sections.enumerated() where !silent.contains(index) {
            number += 1
            text += "（\(PrintedFigure.ordinal(number))）\(section.heading)。"
            text += generator.shuffled(section.prose)[0] + "\n"
            var count = generator.number(in: 1...4)
            for wording in generator.shuffled(section.wordings) where count > 0 {
                guard isUpper || !wording.isOfUpperLevels, stated.isDisjoint(with: wording.codes),
                    wording.codes.allSatisfy({ catalogue[$0] != nil })
                else { continue }
                let (sentence, found) = speaker.say(wording)
                text += sentence
                statements += found
                stated.formUnion(wording.codes)
                count -= 1
            }
            text += "\n\n"
        }
        return text
    }

    /// What follows the deeds: shortcomings, the leaders' duty, plans. None of it states a fact in figures.
    private func remainder(_ speaker: Speaker, _ generator: inout SeededGenerator) -> String {
        var text = ""
        for (number, section) in [("二", phrasebook.shortcomings), ("三", phrasebook.duty)] {
            text += "\(number)、\(section.heading)\n\n"
            text += section.prose.prefix(generator.number(in: 2...section.prose.count)).joined() + "\n\n"
        }
        let plans = phrasebook.plans
        text += "四、\(speaker.year + 1)年\(plans.heading)\n\n" + plans.prose.joined()
        for wording in generator.shuffled(plans.wordings).prefix(3) { text += speaker.say(wording).sentence }
        return text + "\n\n"
    }

    private func padding(_ bytes: Int, _ generator: inout SeededGenerator) -> String {
        let prose = phrasebook.padding.prose
        var text = ""
        var room = bytes
        while true {
            let first = generator.number(in: 0...prose.count - 1)
            let paragraph = (0..<4).map { prose[(first + $0 * 5) % prose.count] }.joined() + "\n\n"
            room -= paragraph.utf8.count
            guard room >= 0 else { return text }
            text += paragraph
        }
    }

    /// The name with that of the prefecture before it: many counties share theirs. Under a province directly, with its.
    private func fullName(_ place: Place, in year: Int) -> String {
        guard place.level == .county, let parent = place.parent.flatMap({ gazetteer.place($0, in: year) }) else {
            return place.name
        }
        return parent.name + place.name
    }
}
