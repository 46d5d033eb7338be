import Indicators

/// A set of word classes in one machine word.
struct WordClasses: OptionSet, Hashable, Sendable {
    let rawValue: UInt64

    init(rawValue: UInt64) { self.rawValue = rawValue }

    /// The bit of a duty is its place among the cases of ``WordClass``.
    init(_ kind: WordClass) { rawValue = 1 << UInt64(WordClass.allCases.firstIndex(of: kind) ?? 63) }

    /// No duty in the language: a word of the catalogue's patterns.
    static var indicatorWord: Self { Self(rawValue: 1 << 63) }
    /// Set when a pattern only asks whether the word is near, and none says it or speaks of it.
    static var contextOnly: Self { Self(rawValue: 1 << 62) }
    /// Set when some pattern speaks of the word as its topic.
    static var topic: Self { Self(rawValue: 1 << 61) }
    /// All duties in the language.
    static var duties: Self { Self(rawValue: (1 << 61) - 1) }
    // Constants, not stored values: each stored one would be asked whether it is made yet at every use.
    static var filler: Self { Self(rawValue: 1 << 0) }
    static var about: Self { Self(rawValue: 1 << 1) }
    static var atLeast: Self { Self(rawValue: 1 << 2) }
    static var atMost: Self { Self(rawValue: 1 << 3) }
    static var change: Self { Self(rawValue: 1 << 4) }
    static var level: Self { Self(rawValue: 1 << 5) }
    static var lastYear: Self { Self(rawValue: 1 << 6) }
    static var lastYearSamePart: Self { Self(rawValue: 1 << 7) }
    static var nextYear: Self { Self(rawValue: 1 << 8) }
    static var thisYear: Self { Self(rawValue: 1 << 9) }
    static var plan: Self { Self(rawValue: 1 << 10) }
    static var goal: Self { Self(rawValue: 1 << 11) }
    static var demand: Self { Self(rawValue: 1 << 12) }
    static var part: Self { Self(rawValue: 1 << 13) }
    static var share: Self { Self(rawValue: 1 << 14) }
    static var respectively: Self { Self(rawValue: 1 << 15) }
    static var comparison: Self { Self(rawValue: 1 << 16) }
    static var each: Self { Self(rawValue: 1 << 17) }
    static var condition: Self { Self(rawValue: 1 << 18) }
    static var nation: Self { Self(rawValue: 1 << 19) }
    static var province: Self { Self(rawValue: 1 << 20) }
    static var city: Self { Self(rawValue: 1 << 21) }
    static var county: Self { Self(rawValue: 1 << 22) }
    static var district: Self { Self(rawValue: 1 << 23) }
    static var banner: Self { Self(rawValue: 1 << 24) }
    static var league: Self { Self(rawValue: 1 << 25) }
    static var prefecture: Self { Self(rawValue: 1 << 26) }
    static var town: Self { Self(rawValue: 1 << 27) }
    static var reporter: Self { Self(rawValue: 1 << 28) }
    static var allLevels: Self { Self(rawValue: 1 << 29) }
    static var organ: Self { Self(rawValue: 1 << 30) }
    static var sameBody: Self { Self(rawValue: 1 << 31) }
    static var mask: Self { Self(rawValue: 1 << 32) }
    static var concerning: Self { Self(rawValue: 1 << 33) }
    static var joint: Self { Self(rawValue: 1 << 34) }
    static var furniture: Self { Self(rawValue: 1 << 35) }
    static var announcement: Self { Self(rawValue: 1 << 36) }
    static var standing: Self { Self(rawValue: 1 << 37) }
    static var zero: Self { Self(rawValue: 1 << 38) }
    static var some: Self { Self(rawValue: 1 << 39) }
    static var extreme: Self { Self(rawValue: 1 << 40) }

    /// Words that name whose figure it is.
    static var place: Self {
        [
            .nation, .province, .city, .county, .district, .banner, .league, .prefecture, .town, .reporter, .allLevels,
            .organ, .sameBody,
        ]
    }
    /// Words that do not count as content between a label and its number.
    static var transparent: Self {
        [
            .nation, .province, .city, .county, .district, .banner, .league, .prefecture, .town, .reporter, .allLevels,
            .organ, .sameBody, .filler, .about, .atLeast, .atMost, .level, .thisYear, .respectively, .lastYear,
            .lastYearSamePart, .comparison, .share,
        ]
    }
}
