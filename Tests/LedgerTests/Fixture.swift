import Documents
import Foundation
import Indicators
import Ledger
import Observations
import Places
import Quantities
import Rollups
import Testing

/// A small province of invented places and indicators. What the fold makes of it is the fold's business; the tests of the
/// ledger hold for any fold.
enum Fixture {
    static let counties = ["420102", "420103", "420202"].map { PlaceCode(rawValue: $0) }
    static let places = counties + ["420100", "420200", "420000", "N420171"].map { PlaceCode(rawValue: $0) }
    static let indicators = ["cases.received", "cases.closed", "cases.rate", "powers.listed"].map {
        IndicatorCode(rawValue: $0)
    }

    static let fold = fold(gazetteerEdition: 1)

    static func fold(gazetteerEdition: Int, without missing: String? = nil) -> Fold {
        func place(_ code: String, _ level: PlaceLevel, _ parent: String?, zone: Bool = false) -> Place {
            Place(
                code: PlaceCode(rawValue: code), name: "甲\(code)", shortName: "甲\(code)",
                kind: zone ? .zone : .division, level: level, parent: parent.map { PlaceCode(rawValue: $0) },
                validFrom: 1981, countedIn: zone ? .unknown : .separate)
        }
        func indicator(
            _ code: String, _ kind: Indicator.Kind, _ nature: Indicator.Nature, _ rollup: Indicator.Rollup,
            over: (String, String)? = nil
        ) -> Indicator {
            Indicator(
                code: IndicatorCode(rawValue: code), theme: "cases", zh: code, en: code, kind: kind,
                unit: kind == .ratio ? "%" : "件", nature: nature, usualAmbit: .whole, rollup: rollup,
                numerator: over.map { IndicatorCode(rawValue: $0.0) },
                denominator: over.map { IndicatorCode(rawValue: $0.1) })
        }
        return Fold(
            catalogue: Catalogue(
                indicators: [
                    indicator("cases.received", .count, .flow, .sum), indicator("cases.closed", .count, .flow, .sum),
                    indicator("cases.rate", .ratio, .rate, .ratio, over: ("cases.closed", "cases.received")),
                    indicator("powers.listed", .count, .list, .none),
                ], edition: 1),
            gazetteer: Gazetteer(
                places: [
                    place("420000", .province, nil), place("420100", .prefecture, "420000"),
                    place("420200", .prefecture, "420000"), place("420102", .county, "420100"),
                    place("420103", .county, "420100"), place("420202", .county, "420200"),
                    place("N420171", .county, "420100", zone: true),
                ].filter { $0.code.rawValue != missing }, edition: gazetteerEdition))
    }

    /// A ledger in a folder of its own, with a clock that stands still.
    static func ledger(at path: String, fold: Fold = Fixture.fold) throws -> SQLiteLedger {
        try SQLiteLedger(path: path, fold: fold, now: { 1_600_000_000_000 })
    }

    /// Hands up all behind what the parent has of a ledger, which keeps the verdicts.
    /// - Returns: what the parent refused.
    @discardableResult
    static func handUp(
        from child: SQLiteLedger, to parent: SQLiteLedger, as origin: Origin
    ) async throws -> [HandUpRefusal] {
        let after = try await parent.received(from: origin.node, stream: child.stream)
        let page = try await child.outbox(after: after, items: 10_000, bytes: 1 << 30)
        guard case .stored(let refused) = try await parent.store(page, from: origin, stream: child.stream) else {
            Issue.record("the parent finds a gap behind \(after)")
            return []
        }
        try await child.keep(refused)
        try await child.keep(UplinkState(handedUp: page.through))
        return refused
    }

    static func document(_ name: String) -> DocumentID { DocumentID(hashing: name.utf8) }

    /// A report that states one value for each of some indicators.
    static func reading(
        _ name: String, edition: Edition = Edition(engine: 1, catalogue: 1, gazetteer: 1),
        jurisdiction: DocumentMetadata.Jurisdiction, year: Int = 2020,
        values: [(IndicatorCode, Decimal)], ambit: Ambit = .whole
    ) -> Reading {
        let period = Period(year: year)
        let span = TextSpan(start: 0, end: 1)
        return Reading(
            document: document(name), edition: edition,
            metadata: DocumentMetadata(
                kind: .annualReport, title: name, jurisdiction: jurisdiction, placeName: nil, adcode: nil, parent: nil,
                level: .county, isFunctionalZone: false, department: nil, year: year, period: period, issuer: nil,
                published: nil, script: .hans),
            mentions: [Mention(span: span, surface: "1", kind: .quantity)],
            observations: values.compactMap { indicator, value in
                period.map {
                    Observation(
                        indicator: indicator, value: value, bounds: Bounds(exactly: value),
                        unit: indicator.rawValue == "cases.rate" ? "%" : "件", qualifier: .exact, scope: .`self`,
                        ambit: ambit, ambitAssumed: false, period: $0, surface: "\(value)", span: span,
                        sentence: "共\(value)件。", sentenceSpan: span)
                }
            },
            checks: [], text: "\(name)\u{0}：\(edition)，共若干件。")
    }

    static func claim(_ source: String, time: Int64 = 5, place: String? = nil, year: Int? = nil) -> Claim {
        Claim(node: "n1", time: time, source: source, placeHint: place, yearHint: year)
    }

    static func failure(_ code: String, stage: Failure.Stage = .decode) -> Failure {
        Failure(stage: stage, code: code, reason: "It could not be read.", mayHeal: false)
    }
}
