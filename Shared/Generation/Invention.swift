import Indicators
import Places
import Seeds

/// The invented figures of a place, year by year: the same whoever asks, so that a report's 上年为58件 is what the report of
/// the year before states.
struct Invention: Sendable {
    let seed: UInt64
    let place: Place
    let recipes: [IndicatorCode: Recipe]
    /// What the places below state together, where the place's own figures are to be held against it.
    var totals = Totals()

    /// The year from which figures that rise are reckoned.
    private static let start = 2010

    /// How many counties a place stands for.
    private var size: Int {
        switch place.level {
        case .province: 60
        case .prefecture: 7
        default: 1
        }
    }

    /// The value of an indicator in a year; `nil` when nothing says how to invent it.
    func amount(_ code: IndicatorCode, in year: Int) -> Amount? {
        guard let recipe = recipes[code] else { return nil }
        if let total = total(code, recipe, in: year) { return total }
        switch recipe {
        case .sized(let range):
            return Amount(units: draw(range, code) * size * draw(92...108, code, year) / 100)
        case .rising(let range):
            var value = draw(range, code) * size
            for year in Self.start...max(Self.start, year) { value += value * draw(21...109, code, year) / 1000 }
            return Amount(units: value)
        case .fixed(let range, let decimals):
            return Amount(units: draw(range, code, year), decimals: decimals)
        case .part(let percents, let whole):
            let permille = draw(percents.lowerBound * 10...percents.upperBound * 10, code, year)
            return amount(whole, in: year).map { Amount(units: $0.units * permille / 1000) }
        case .share(let part, let whole):
            guard let part = amount(part, in: year), let whole = amount(whole, in: year) else { return nil }
            return .share(part.units, of: whole.units)
        case .sum(let parts):
            return Amount(units: parts.reduce(0) { $0 + (amount($1, in: year)?.units ?? 0) })
        case .growth(let code):
            guard let now = amount(code, in: year), let before = amount(code, in: year - 1) else { return nil }
            return .share(now.units - before.units, of: before.units)
        }
    }

    /// An own figure in view of what the places below state: most often their sum, else somewhat more or less, or one that
    /// knows nothing of them. Indicators of a group go together, so that a part stays a part.
    private func total(_ code: IndicatorCode, _ recipe: Recipe, in year: Int) -> Amount? {
        // Of what is also said to grow by so many per cent, the reader would find a growth below zero.
        guard let sum = totals[code, year], !recipes.values.contains(.growth(of: code)) else { return nil }
        let group = IndicatorCode(rawValue: String(code.rawValue.prefix { $0 != "." }))
        let total: Int
        switch draw(0...6, group, year) {
        case 0...2: total = sum
        case 3...4: total = sum + sum * draw(1...30, group, year) / 100 + 1
        case 5: total = sum - sum * draw(1...20, group, year) / 100
        default: return nil
        }
        guard case .part(_, let whole) = recipe, let most = amount(whole, in: year) else { return Amount(units: total) }
        return Amount(units: min(total, most.units))
    }

    private func draw(_ range: ClosedRange<Int>, _ code: IndicatorCode, _ year: Int? = nil) -> Int {
        var generator = SeededGenerator(
            seed: seed, for: [place.code.rawValue, code.rawValue, year.map { String($0) } ?? ""])
        return generator.number(in: range)
    }
}
