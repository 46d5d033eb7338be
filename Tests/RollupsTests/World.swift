import Documents
import Foundation
import Indicators
import Observations
import Places
import Quantities
import Rollups

/// A small invented country and catalogue, and short words to state facts in.
enum World {
    static let province = PlaceCode(rawValue: "990000")
    static let city = PlaceCode(rawValue: "990100")
    static let otherCity = PlaceCode(rawValue: "990200")
    static let a = PlaceCode(rawValue: "990101")
    static let b = PlaceCode(rawValue: "990102")
    static let c = PlaceCode(rawValue: "990103")
    static let d = PlaceCode(rawValue: "990201")
    static let e = PlaceCode(rawValue: "990202")
    static let direct = PlaceCode(rawValue: "999001")
    static let separateZone = PlaceCode(rawValue: "ZS")
    static let unknownZone = PlaceCode(rawValue: "ZU")
    static let insideZone = PlaceCode(rawValue: "ZI")
    static let township = PlaceCode(rawValue: "990101001")

    static let places: [Place] = [
        place(province, "测省", .province, nil), place(city, "甲市", .prefecture, province),
        place(otherCity, "乙市", .prefecture, province), place(direct, "直辖县", .county, province),
        place(a, "东县", .county, city), place(b, "南县", .county, city), place(c, "西县", .county, city),
        place(d, "丁县", .county, otherCity), place(e, "戊县", .county, otherCity),
        place(township, "一镇", .township, a), place(PlaceCode(rawValue: "990101002"), "二镇", .township, a),
        zone(separateZone, "分开新区", .separate), zone(unknownZone, "未定新区", .unknown),
        zone(insideZone, "在内新区", .inside),
    ]

    static let flow = IndicatorCode(rawValue: "t.flow")
    static let unsure = IndicatorCode(rawValue: "t.unsure")
    static let organ = IndicatorCode(rawValue: "t.organ")
    static let stock = IndicatorCode(rawValue: "t.stock")
    static let list = IndicatorCode(rawValue: "t.list")
    static let won = IndicatorCode(rawValue: "t.won")
    static let tried = IndicatorCode(rawValue: "t.tried")
    static let rate = IndicatorCode(rawValue: "t.rate")

    static let catalogue = Catalogue(
        indicators: [
            indicator(flow, .flow, .whole, .sum), indicator(unsure, .flow, .unknown, .sum),
            indicator(organ, .flow, .organ, .sum), indicator(stock, .stock, .whole, .sum),
            indicator(list, .list, .unknown, .none), indicator(won, .flow, .whole, .sum),
            indicator(tried, .flow, .whole, .sum),
            Indicator(
                code: rate, theme: "t", zh: "率", en: "rate", kind: .ratio, unit: "%", nature: .rate, usualAmbit: .whole,
                rollup: .ratio, numerator: won, denominator: tried),
        ], edition: 1)

    static let fold = Fold(catalogue: catalogue, gazetteer: Gazetteer(places: places, edition: 1))

    static func place(
        _ code: PlaceCode, _ name: String, _ level: PlaceLevel, _ parent: PlaceCode?, from: Int = 1981, to: Int? = nil,
        successors: [PlaceCode] = []
    ) -> Place {
        Place(
            code: code, name: name, shortName: name, level: level, parent: parent, validFrom: from, validTo: to,
            successors: successors)
    }

    static func zone(_ code: PlaceCode, _ name: String, _ standing: Place.Standing) -> Place {
        Place(
            code: code, name: name, shortName: name, kind: .zone, level: .county, parent: city, validFrom: 1981,
            countedIn: standing)
    }

    private static func indicator(
        _ code: IndicatorCode, _ nature: Indicator.Nature, _ ambit: Ambit, _ rollup: Indicator.Rollup
    ) -> Indicator {
        Indicator(
            code: code, theme: "t", zh: code.rawValue, en: code.rawValue, kind: .count, unit: "件", nature: nature,
            usualAmbit: ambit, rollup: rollup)
    }

    static func day(_ text: String) throws -> CalendarDay { try required(CalendarDay(text)) }

    static func year(_ year: Int) -> Period {
        // Every year that a test names lies in the calendar.
        guard let period = Period(year: year) else { preconditionFailure("no year \(year)") }
        return period
    }

    static func days(_ from: String, _ to: String) throws -> Period { try Period(from: day(from), to: day(to)) }

    struct Missing: Error {}

    static func required<Value>(_ value: Value?) throws -> Value {
        guard let value else { throw Missing() }
        return value
    }
}

/// One figure of an invented report.
func figure(
    _ code: IndicatorCode, _ value: Decimal, _ bounds: Bounds? = nil, ambit: Ambit? = nil, scope: Scope = .self,
    joint: Bool = false, unit: String? = nil, period: Period = World.year(2022), at: Int = 0, sentence: String = "",
    surface: String? = nil
) -> Observation {
    let entry = World.catalogue[code]
    let surface = surface ?? "\(value)"
    return Observation(
        indicator: code, value: value, bounds: bounds ?? Bounds(exactly: value), unit: unit ?? entry?.unit ?? "件",
        qualifier: bounds == nil ? .exact : .about, scope: scope, ambit: ambit ?? entry?.usualAmbit ?? .unknown,
        ambitAssumed: ambit == nil, joint: joint, period: period, surface: surface,
        span: TextSpan(start: at, end: at + surface.unicodeScalars.count), sentence: sentence,
        sentenceSpan: TextSpan(start: 0, end: sentence.unicodeScalars.count))
}

/// The facts of one invented report; documents of different `hand` are different documents.
func report(
    _ place: PlaceCode, in year: Int? = 2022, hand: String = "", kind: DocumentMetadata.Kind = .annualReport,
    level: DocumentMetadata.Level = .county, department: String? = nil, published: CalendarDay? = nil,
    checks: [Check] = [], states figures: [Observation]
) -> DocumentFacts {
    let metadata = DocumentMetadata(
        kind: kind, title: nil, jurisdiction: .place(place), placeName: nil, adcode: nil, parent: nil, level: level,
        isFunctionalZone: false, department: department, year: year, period: year.flatMap { Period(year: $0) },
        issuer: nil,
        published: published, script: .hans)
    return DocumentFacts(
        document: DocumentID(hashing: "\(place)/\(year ?? 0)/\(hand)".utf8), claims: [],
        outcome: .read(
            DocumentFacts.Findings(
                edition: Edition(engine: 1, catalogue: 1, gazetteer: 1), metadata: metadata, observations: figures,
                checks: checks)))
}

/// Folds everything under a place, from below, as a ledger does.
func roll(_ place: PlaceCode, in year: Int = 2022, _ documents: [DocumentFacts], fold: Fold = World.fold) -> PlaceResult
{
    let key = PlaceYear(place: place, year: year)
    let children = fold.children(of: key).map { roll($0.place, in: year, documents, fold: fold) }
    return fold.result(of: key, documents: documents.filter { fold.touched(by: $0).contains(key) }, children: children)
}

extension PlaceResult {
    /// The cell of an indicator, or an empty one that fails every expectation about values.
    func cell(_ code: IndicatorCode) -> Cell {
        cells.first { $0.indicator == code }
            ?? Cell(place: key.place, year: key.year, indicator: code, unit: "none", method: .none)
    }

    /// Why the figures did not enter, in the order of positions of one document.
    func whyNots(_ facts: DocumentFacts) -> [WhyNot?] {
        uses.filter { $0.document == facts.document }.map(\.whyNot)
    }
}
