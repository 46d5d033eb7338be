import Indicators

/// A set of word classes in one machine word.
struct WordClasses: OptionSet, Sendable {
    let rawValue: UInt64

    init(rawValue: UInt64) { self.rawValue = rawValue }

    init(_ kind: WordClass) { rawValue = 1 << UInt64(WordClass.allCases.firstIndex(of: kind) ?? 63) }

    /// No duty in the language: a word of the catalogue's patterns.
    static let indicatorWord = Self(rawValue: 1 << 63)
    static let filler = Self(.filler)
    static let about = Self(.about)
    static let atLeast = Self(.atLeast)
    static let atMost = Self(.atMost)
    static let change = Self(.change)
    static let level = Self(.level)
    static let lastYear = Self(.lastYear)
    static let lastYearSamePart = Self(.lastYearSamePart)
    static let nextYear = Self(.nextYear)
    static let thisYear = Self(.thisYear)
    static let plan = Self(.plan)
    static let goal = Self(.goal)
    static let demand = Self(.demand)
    static let part = Self(.part)
    static let share = Self(.share)
    static let respectively = Self(.respectively)
    static let comparison = Self(.comparison)
    static let each = Self(.each)
    static let condition = Self(.condition)
    static let nation = Self(.nation)
    static let province = Self(.province)
    static let city = Self(.city)
    static let county = Self(.county)
    static let district = Self(.district)
    static let banner = Self(.banner)
    static let league = Self(.league)
    static let prefecture = Self(.prefecture)
    static let town = Self(.town)
    static let reporter = Self(.reporter)
    static let allLevels = Self(.allLevels)
    static let organ = Self(.organ)
    static let sameBody = Self(.sameBody)
    static let mask = Self(.mask)
    static let joint = Self(.joint)
    static let concerning = Self(.concerning)
    static let furniture = Self(.furniture)
    static let announcement = Self(.announcement)
    static let standing = Self(.standing)

    /// Words that name whose figure it is.
    static let place: Self = [
        .nation, .province, .city, .county, .district, .banner, .league, .prefecture, .town, .reporter, .allLevels,
        .organ, .sameBody,
    ]
    /// Words of which a comparison with another value of the same indicator is made.
    static let elsewhere: Self = [.lastYear, .lastYearSamePart]
    /// Words that do not count as content between a label and its number.
    static let transparent: Self = place.union(
        [
            .filler, .about, .atLeast, .atMost, .level, .thisYear, .respectively, .lastYear, .lastYearSamePart,
            .comparison, .share,
        ] as Self)
}
