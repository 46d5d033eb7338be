import Indicators
import Quantities

/// Numbers the words, groups and patterns of a catalogue.
struct VocabularyBuilder {
    private(set) var words: [String] = []
    private(set) var terms: [Vocabulary.Term] = []
    private(set) var groups: [WordGroup: Int32] = [:]
    private(set) var patterns: [Vocabulary.Pattern] = []
    private(set) var saidGroups: [Int32] = []
    /// The measure words that fit each pattern.
    private(set) var measures: [[Int32]] = []
    private(set) var patternsByGroup: [[Int32]] = []
    private var index: [ExactText: Int] = [:]
    /// The terms of each group.
    private var termsOfGroup: [[Int]] = []
    private let measureIndex: [ExactText: Int32]

    init(measures: [String]) {
        measureIndex = Dictionary(
            measures.enumerated().map { (ExactText($0.element), Int32($0.offset)) },
            uniquingKeysWith: { first, _ in first })
    }

    mutating func add(_ word: String, _ kind: WordClass) {
        let term = self.term(word)
        terms[term].classes.insert(WordClasses(kind))
    }

    mutating func add(_ pattern: IndicatorPattern, of indicator: Indicator, at index: Int) {
        let topic = pattern.topic.map { group($0) }
        let said = pattern.said.map { group($0) }
        if let topic {
            for term in termsOfGroup[Int(topic)] { terms[term].isTopic = true }
        }
        for group in said + [topic].compactMap(\.self) {
            for term in termsOfGroup[Int(group)] { terms[term].isLabel = true }
        }
        let first = Int32(saidGroups.count)
        saidGroups += said
        let number = Int32(patterns.count)
        patterns.append(
            Vocabulary.Pattern(
                indicator: Int32(index), topic: topic ?? -1, unless: pattern.unless.map { group($0) } ?? -1,
                outside: pattern.outside.map { group($0) } ?? -1, said: first..<Int32(saidGroups.count),
                number: number, isShare: indicator.kind == .ratio, allowsBareNumber: pattern.allowsBareNumber,
                carries: pattern.carries))
        measures.append(pattern.units.compactMap { measureIndex[ExactText($0)] })
        for opener in Set(said.isEmpty ? [topic].compactMap { $0 } : said) {
            patternsByGroup[Int(opener)].append(number)
        }
    }

    /// The number of a group that stands everywhere.
    var noGroup: Int32 { Int32(groups.count) }

    /// For each term the patterns that it opens, and what has to stand in the sentence besides.
    var hints: [[Vocabulary.Hint]] {
        terms.map { term in
            var hints: [Int32: Vocabulary.Hint] = [:]
            for group in term.groups {
                for number in patternsByGroup[Int(group)] where hints[number] == nil {
                    let pattern = patterns[Int(number)]
                    let others = Set(said(by: pattern)).subtracting([group])
                    hints[number] = Vocabulary.Hint(
                        pattern: number,
                        topic: pattern.said.isEmpty || pattern.topic < 0 ? noGroup : pattern.topic,
                        other: others.min() ?? noGroup)
                }
            }
            return hints.values.sorted { $0.pattern < $1.pattern }
        }
    }

    /// For each term the groups that are looked for in a sentence: those that patterns speak of or must not follow, and those
    /// of patterns that say several.
    var notedGroups: [[Int32]] {
        var noted: Set<Int32> = []
        for pattern in patterns {
            noted.formUnion([pattern.topic, pattern.outside])
            if pattern.said.count > 1 { noted.formUnion(said(by: pattern)) }
        }
        return terms.map { $0.groups.filter(noted.contains) }
    }

    private func said(by pattern: Vocabulary.Pattern) -> ArraySlice<Int32> {
        saidGroups[Int(pattern.said.lowerBound)..<Int(pattern.said.upperBound)]
    }

    private mutating func group(_ group: WordGroup) -> Int32 {
        if let known = groups[group] { return known }
        let number = Int32(groups.count)
        groups[group] = number
        patternsByGroup.append([])
        let members = group.words.map { term($0) }
        for term in members { terms[term].groups.append(number) }
        termsOfGroup.append(members)
        return number
    }

    private mutating func term(_ word: String) -> Int {
        let key = ExactText(word)
        if let known = index[key] { return known }
        index[key] = words.count
        words.append(word)
        terms.append(Vocabulary.Term())
        return words.count - 1
    }
}
