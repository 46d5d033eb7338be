import Documents
import Foundation
import Indicators
import Observations
import Places
import Quantities
import Seeds

/// Small readings with invented figures: a report of every county in every year, year by year, the counties of a year in an
/// order of their own. The same for the same seed.
struct InventedReadings {
    private let counties: [[PlaceCode]]
    private let indicators: [Indicator]
    private let years: ClosedRange<Int>
    private let seed: UInt64
    private let order: [(year: Int, place: PlaceCode)]

    /// Invents readings.
    ///
    /// - Parameters:
    ///   - figures: how many indicators each report states.
    ///   - province: whose counties report; `nil` for those of all.
    init(
        count: Int, figures: Int, under province: PlaceCode? = nil, catalogue: Catalogue, gazetteer: Gazetteer,
        seed: UInt64
    ) {
        self.seed = seed
        indicators = Array(catalogue.indicators.filter { $0.rollup == .sum }.prefix(figures))
        var order: [(year: Int, place: PlaceCode)] = []
        var generator = SeededGenerator(seed: seed)
        var year = 1990
        var counties: [[PlaceCode]] = []
        while order.count < count {
            let here = Self.counties(under: province.map { [$0] } ?? Self.provinces, gazetteer, in: year)
            counties.append(here)
            order += here.shuffled(using: &generator).map { (year, $0) }
            year += 1
        }
        self.counties = counties
        self.order = Array(order.prefix(count))
        years = 1990...max(1990, year - 1)
    }

    /// What is invented, in a few words.
    var description: String {
        "\(order.count) readings of \(indicators.count) figures, \(counties.first?.count ?? 0) counties, \(years.count) years"
    }

    /// The reading of a position as a later edition finds it: every tenth figure another one.
    func fact(_ position: Int, edition: Int = 1) throws -> Fact {
        let (year, place) = order[position]
        var generator = SeededGenerator(seed: seed ^ UInt64(position))
        let id = DocumentID(hashing: "\(seed) \(position)".utf8)
        let period = try required(Period(year: year))
        var text = "\(place)\(year)年报告。"
        let observations = indicators.map { indicator in
            var value = Decimal(Int.random(in: 0...5000, using: &generator))
            if edition > 1 && Int.random(in: 0..<10, using: &generator) == 0 { value += 1 }
            let sentence = "全年\(indicator.zh)\(value)\(indicator.unit)。"
            let start = text.unicodeScalars.count
            text += sentence
            let span = TextSpan(start: start, end: start + sentence.unicodeScalars.count)
            return Observation(
                indicator: indicator.code, value: value, bounds: Bounds(exactly: value), unit: indicator.unit,
                qualifier: .exact, scope: .`self`, ambit: .whole, ambitAssumed: false, period: period,
                surface: "\(value)", span: span, sentence: sentence, sentenceSpan: span)
        }
        let reading = Reading(
            document: id, edition: Edition(engine: edition, catalogue: 1, gazetteer: 1),
            metadata: DocumentMetadata(
                kind: .annualReport, title: "报告", jurisdiction: .place(place), placeName: nil, adcode: place,
                parent: nil,
                level: .county, isFunctionalZone: false, department: nil, year: year, period: period, issuer: nil,
                published: nil, script: .hans),
            mentions: observations.map { Mention(span: $0.span, surface: $0.surface, kind: .quantity) },
            observations: observations, checks: [], text: text)
        return .reading(
            reading: reading, claims: [Claim(node: "bench", time: Int64(position), source: "/\(position).txt")])
    }

    private func required(_ period: Period?) throws -> Period {
        guard let period else { throw BenchmarkError.noYear }
        return period
    }

    private static let provinces = (11...65).map { PlaceCode(rawValue: "\($0)0000") }

    private static func counties(
        under provinces: [PlaceCode], _ gazetteer: Gazetteer, in year: Int
    ) -> [PlaceCode] {
        let children = provinces.flatMap { gazetteer.children(of: $0, in: year) }
        let below = children.flatMap { gazetteer.children(of: $0.code, in: year) }
        return (children + below).filter { $0.kind == .division && $0.level == .county }.map(\.code)
    }
}
