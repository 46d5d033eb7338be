import Indicators

/// Which indicators of a catalogue are parts, wholes and neighbours of which, by their places in it.
struct IndicatorRelations: Sendable {
    /// The numerator of each ratio; -1 where the catalogue names none.
    let numerators: [Int32]
    /// The denominator of each ratio; -1 where the catalogue names none.
    let denominators: [Int32]
    /// The number of each indicator's theme: what stands before the point of its code.
    let themes: [Int32]
    /// The ratio of which an indicator is the numerator; -1 for none.
    let shares: [Int32]

    init(_ catalogue: Catalogue) {
        func places(_ code: (Indicator) -> IndicatorCode?) -> [Int32] {
            catalogue.indicators.map { code($0).flatMap(catalogue.index(of:)).map(Int32.init) ?? -1 }
        }
        numerators = places(\.numerator)
        denominators = places(\.denominator)
        var known: [Substring: Int32] = [:]
        themes = catalogue.indicators.map { indicator in
            let theme = indicator.code.rawValue.prefix { $0 != "." }
            let number = known[theme] ?? Int32(known.count)
            known[theme] = number
            return number
        }
        var shares = Array(repeating: Int32(-1), count: catalogue.indicators.count)
        for (ratio, numerator) in numerators.enumerated()
        where numerator >= 0 && shares[Int(numerator)] < 0 && catalogue.indicators[ratio].kind == .ratio {
            shares[Int(numerator)] = Int32(ratio)
        }
        self.shares = shares
    }
}
