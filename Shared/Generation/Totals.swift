import Indicators

/// What the places below a place state together, by indicator and year: whole numbers, for indicators that are added up.
///
/// ```swift
/// var totals = Totals()
/// totals["mediation.received", 2023] = 32003
/// let report = writer.report(of: prefecture, year: 2023, totals: totals)
/// ```
public struct Totals: Hashable, Sendable {
    private var sums: [IndicatorCode: [Int: Int]] = [:]

    /// Nothing is known.
    public init() {}

    /// The sum of an indicator in a year; `nil` when nobody states it.
    public subscript(code: IndicatorCode, year: Int) -> Int? {
        get { sums[code]?[year] }
        set { sums[code, default: [:]][year] = newValue }
    }
}
