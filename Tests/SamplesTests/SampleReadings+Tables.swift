import Documents
import Foundation
import Indicators
import Observations
import Places
import Quantities
import Rollups

extension SampleReadings {
    /// The tables of ``Truth`` as the facts of documents, without any text or reader.
    static func factsOfTables() throws -> [DocumentFacts] {
        let readings = try all()
        return try Truth.reports.rows.map { row in
            let path = row["path"]
            let observations = try Truth.figures.filter { $0.path == path }.map {
                try observation($0, catalogue: readings.catalogue)
            }
            return DocumentFacts(
                document: DocumentID(hashing: path.utf8), claims: [],
                outcome: .read(
                    DocumentFacts.Findings(
                        edition: Edition(engine: 0, catalogue: 0, gazetteer: 0), metadata: try metadata(row),
                        observations: observations, checks: [])))
        }
    }

    private static func metadata(_ row: Table.Row) throws -> DocumentMetadata {
        let code = PlaceCode(rawValue: row["code"])
        let year = try number(row["year"], of: row["path"])
        return DocumentMetadata(
            kind: .annualReport, title: nil, jurisdiction: .place(code), placeName: row["name"], adcode: code,
            parent: row["parent"] == "-" ? nil : PlaceCode(rawValue: row["parent"]),
            level: DocumentMetadata.Level(rawValue: row["level"]), isFunctionalZone: false, department: nil, year: year,
            period: Period(year: year), issuer: row["issuer"], published: CalendarDay(row["published"]), script: .hans)
    }

    private static func observation(_ figure: Figure, catalogue: Catalogue) throws -> Observation {
        let code = IndicatorCode(rawValue: figure.indicator)
        guard let indicator = catalogue[code], let scope = Scope(rawValue: figure.scope),
            let ambit = Ambit(rawValue: figure.ambit), let period = Period(year: figure.year)
        else { throw MisspeltTruth(line: figure.description) }
        let nowhere = TextSpan(start: 0, end: 0)
        return Observation(
            indicator: code, value: figure.amount.value, bounds: figure.amount.bounds, unit: indicator.unit,
            qualifier: figure.amount.bounds.isExact ? .exact : .about, scope: scope, ambit: ambit, ambitAssumed: false,
            period: period, surface: figure.amount.description, span: nowhere, sentence: "", sentenceSpan: nowhere)
    }

    private static func number(_ text: String, of path: String) throws -> Int {
        guard let number = Int(text) else { throw MisspeltTruth(line: path) }
        return number
    }
}

/// A line of the tables of truth that says nothing to the catalogue.
struct MisspeltTruth: Error, CustomStringConvertible {
    /// The line.
    var line: String

    /// What to do.
    var description: String { "the tables of truth hold a line that cannot be meant: “\(line)”" }
}
