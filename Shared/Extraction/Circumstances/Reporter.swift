import Indicators
import Observations
import Places

/// Who reports, as far as the words 全市, 全县 and 我局 need it.
struct Reporter: Sendable {
    let code: PlaceCode?
    let level: DocumentMetadata.Level?
    let isDepartment: Bool
    /// The class of words that mean the reporter's own territory: 全市 for a city of whatever level.
    let own: WordClasses
    let ancestors: Set<PlaceCode>
    /// The official name, UTF-8.
    let name: [UInt8]

    init(_ metadata: DocumentMetadata, gazetteer: Gazetteer) {
        let placeCode = metadata.place
        code = placeCode
        level = metadata.level
        isDepartment = metadata.level == .department
        var above: [PlaceCode] = placeCode.map { gazetteer.ancestors(of: $0).map(\.code) } ?? []
        if above.isEmpty, let parent = metadata.parent {
            above = [parent] + gazetteer.ancestors(of: parent).map(\.code)
        }
        ancestors = Set(above)
        let name = metadata.placeName ?? ""
        self.name = Array(name.utf8)
        own = metadata.isFunctionalZone ? .district : Self.words(for: name)
    }

    private static func words(for name: String) -> WordClasses {
        switch name.last {
        case "省": .province
        case "市": .city
        case "县": .county
        case "区": .district
        case "旗": .banner
        case "盟": .league
        case "州": .prefecture
        case "镇", "乡", "道", "木": .town
        default: []
        }
    }

    /// Whose figure a word such as 全市 speaks of.
    func scope(of classes: WordClasses) -> Scope? {
        if !classes.isDisjoint(with: [.reporter, .allLevels]) { return .`self` }
        if !classes.isDisjoint(with: own) { return .`self` }
        if classes.contains(.sameBody) { return .part }
        if classes.contains(.nation) { return .parent }
        guard let rank = Self.rank(of: classes) else { return classes.contains(.organ) ? .`self` : nil }
        return rank < ownRank ? .parent : nil
    }

    private var ownRank: Int {
        switch level {
        case .province: 0
        case .prefecture: 1
        case .county, nil: 2
        case .township: 3
        case .department: Self.rank(of: own) ?? 2
        }
    }

    private static func rank(of classes: WordClasses) -> Int? {
        if classes.contains(.province) { return 0 }
        if !classes.isDisjoint(with: [.city, .prefecture, .league]) { return 1 }
        if !classes.isDisjoint(with: [.county, .district, .banner]) { return 2 }
        return nil
    }
}
