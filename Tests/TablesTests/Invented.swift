import Documents
import Foundation
import Indicators
import Observations
import Places
import Quantities
import Rollups
import Tables

/// An invented prefecture with three counties, told in words short enough for tests.
enum Invented {
    static let province = PlaceCode(rawValue: "990000")
    static let city = PlaceCode(rawValue: "990100")
    static let counties = ["990101", "990102", "990103"].map(PlaceCode.init(rawValue:))
    static let zone = PlaceCode(rawValue: "N990171")
    static let received = IndicatorCode(rawValue: "mediation.received")
    static let succeeded = IndicatorCode(rawValue: "mediation.succeeded")
    static let rate = IndicatorCode(rawValue: "mediation.success_rate")
    static let money = IndicatorCode(rawValue: "business.tax_relief")

    static let names = Names(
        catalogue: Catalogue(
            indicators: [
                indicator(received, "调解受理纠纷数", "Disputes accepted for mediation", .flow),
                indicator(succeeded, "调解成功纠纷数", "Disputes settled by mediation", .flow),
                Indicator(
                    code: rate, theme: "t", zh: "调解成功率", en: "Share of disputes settled", kind: .ratio, unit: "%",
                    nature: .rate, usualAmbit: .whole, rollup: .ratio, numerator: succeeded, denominator: received),
                indicator(money, "减免企业税费金额", "Taxes and fees relieved", .flow, unit: "元"),
            ], edition: 1),
        gazetteer: Gazetteer(
            places: [
                place(province, "甲省", .province, nil), place(city, "甲市", .prefecture, province),
                place(counties[0], "东县", .county, city), place(counties[1], "南县", .county, city),
                place(counties[2], "西县", .county, city),
                Place(
                    code: zone, name: "甲市高新区", shortName: "甲市高新区", kind: .zone, level: .county, parent: city,
                    validFrom: 1981, countedIn: .unknown),
            ], edition: 1))

    static var fold: Fold { Fold(catalogue: names.catalogue, gazetteer: names.gazetteer) }

    private static func indicator(
        _ code: IndicatorCode, _ zh: String, _ en: String, _ nature: Indicator.Nature, unit: String = "件"
    ) -> Indicator {
        Indicator(
            code: code, theme: "t", zh: zh, en: en, kind: .count, unit: unit, nature: nature, usualAmbit: .whole,
            rollup: .sum)
    }

    private static func place(_ code: PlaceCode, _ name: String, _ level: PlaceLevel, _ parent: PlaceCode?) -> Place {
        Place(code: code, name: name, shortName: name, level: level, parent: parent, validFrom: 1981)
    }

    static func year(_ year: Int) -> Period {
        guard let period = Period(year: year) else { preconditionFailure("no year \(year)") }
        return period
    }

    static func figure(
        _ code: IndicatorCode, _ value: Decimal, _ bounds: Bounds? = nil, year: Int = 2022, scope: Scope = .self,
        sentence: String = "全年调解纠纷若干件。"
    ) -> Observation {
        Observation(
            indicator: code, value: value, bounds: bounds ?? Bounds(exactly: value),
            unit: names.catalogue[code]?.unit ?? "件", qualifier: bounds == nil ? .exact : .about, scope: scope,
            ambit: .whole, ambitAssumed: true, period: self.year(year), surface: "\(value)",
            span: TextSpan(start: 0, end: 1), sentence: sentence, sentenceSpan: TextSpan(start: 0, end: 10))
    }

    static func facts(
        _ jurisdiction: DocumentMetadata.Jurisdiction, path: String, level: DocumentMetadata.Level = .county,
        checks: [Check] = [], year: Int = 2022, _ figures: [Observation]
    ) -> DocumentFacts {
        let metadata = DocumentMetadata(
            kind: .annualReport, title: "示例", jurisdiction: jurisdiction, placeName: nil, adcode: nil, parent: nil,
            level: level, isFunctionalZone: false, department: nil, year: year, period: self.year(year), issuer: nil,
            published: CalendarDay("\(year + 1)-01-20"), script: .hans)
        return DocumentFacts(
            document: DocumentID(hashing: path.utf8), claims: [Claim(node: "n", time: 0, source: path)],
            outcome: .read(
                .init(
                    edition: Edition(engine: 1, catalogue: 1, gazetteer: 1), metadata: metadata, observations: figures,
                    checks: checks)))
    }

    static let failedCheck = Check(
        rule: .ratio, indicator: rate, result: TextSpan(start: 4, end: 8), inputs: [], stated: 95, expected: 90,
        holds: false, sentence: "=受理100件，成功90件，成功率95%。")

    static let dead = DocumentFacts(
        document: DocumentID(hashing: [9]), claims: [Claim(node: "n", time: 0, source: "reports/扫描件.pdf")],
        outcome: .buried(
            Failure(stage: .decode, code: "not_text", reason: "The file holds no text.", mayHeal: false)))

    /// The city's total is below its counties' sum; one county is silent on success; two texts contradict each other.
    static let documents: [DocumentFacts] = [
        facts(
            .place(city), path: "reports/甲市.txt", level: .prefecture,
            [figure(received, 290), figure(succeeded, 300), figure(money, 1_212_000_000)]),
        facts(
            .place(counties[0]), path: "reports/东县.txt", checks: [failedCheck],
            [
                figure(received, 100), figure(succeeded, 90), figure(rate, 95, sentence: "=1+1, \"引号\"\n换行"),
                figure(received, 80, year: 2021), figure(received, 5, scope: .part),
            ]),
        facts(.place(counties[1]), path: "reports/南县.txt", [figure(received, 120), figure(succeeded, 110)]),
        facts(
            .place(counties[2]), path: "reports/西县.txt",
            [figure(received, 80), figure(money, 126_000, Bounds(lower: 125_500, upper: 126_500, excludesUpper: true))]),
        facts(.place(counties[2]), path: "reports/西县又.txt", [figure(succeeded, 7)]),
        facts(.place(counties[2]), path: "reports/西县再.txt", [figure(succeeded, 8)]),
        facts(.place(zone), path: "reports/高新区.txt", [figure(received, 11)]),
        facts(
            .undecided(name: "东县", candidates: [counties[0], counties[1]]), path: "reports/不知.txt",
            [figure(received, 3)]),
        facts(.place(counties[1]), path: "reports/南县2023.txt", year: 2023, [figure(received, 121)]), dead,
    ]

    /// Every place's result for a year, from below.
    static func results(_ year: Int = 2022) -> [PlaceResult] {
        func roll(_ place: PlaceCode) -> [PlaceResult] {
            let key = PlaceYear(place: place, year: year)
            let below = fold.children(of: key).map { roll($0.place) }
            let result = fold.result(
                of: key, documents: documents.filter { fold.touched(by: $0).contains(key) },
                children: below.compactMap(\.last))
            return below.flatMap { $0 } + [result]
        }
        return roll(province)
    }

    static var cells: [Cell] { (2021...2023).flatMap { results($0) }.flatMap(\.cells) }

    static var records: [DocumentRecord] {
        let uses = (2021...2023).flatMap { results($0) }.flatMap(\.uses)
        return documents.map { DocumentRecord($0, uses: uses, names: names) }
    }
}
