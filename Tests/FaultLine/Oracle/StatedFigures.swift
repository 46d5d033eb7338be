import Foundation
import Generation
import Indicators
import Places
import Quantities
import Rollups

/// What the generator knows that its reports state: the cells of a line must say it, whatever else they say.
public struct StatedFigures: Sendable {
    private let added: Set<IndicatorCode>
    private var values: [Cell.Key: Set<Decimal>] = [:]
    private var unclear: Set<Cell.Key> = []

    /// Nothing is stated yet.
    /// - Parameter catalogue: its indicators that are added up are compared.
    public init(_ catalogue: Catalogue) { added = Set(catalogue.indicators.filter { $0.rollup == .sum }.map(\.code)) }

    /// A report was handed in.
    public mutating func add(_ report: SampleReport) {
        for statement in report.statements where added.contains(statement.code) {
            let key = Cell.Key(place: report.place.code, year: statement.period.to.year, indicator: statement.code)
            values[key, default: []].insert(statement.value)
            if statement.qualifier != .exact || !statement.period.isWholeYear { unclear.insert(key) }
        }
    }

    /// The own figures that are known for certain: stated exactly, for the whole year, and nowhere otherwise.
    public var certain: [Cell.Key: Decimal] {
        values.filter { $0.value.count == 1 && !unclear.contains($0.key) }.compactMapValues(\.first)
    }

    /// What the cells say otherwise, in words; none when all is as it must be.
    public func differences(_ cells: [Cell]) -> [String] {
        let found = Dictionary(cells.map { ($0.key, $0.ownValue) }) { first, _ in first }
        return certain.sorted { $0.key < $1.key }.compactMap { key, value in
            let own = found[key].flatMap(\.self)
            return own == value
                ? nil
                : "\(key.place) \(key.year) \(key.indicator) is \(own.map { "\($0)" } ?? "nothing"), and \(value) was stated"
        }
    }
}
