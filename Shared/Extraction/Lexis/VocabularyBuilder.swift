import Indicators

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
    private var index: [String: Int] = [:]
    private let measureIndex: [String: Int32]

    init(measures: [String]) {
        measureIndex = Dictionary(
            measures.enumerated().map { ($0.element, Int32($0.offset)) }, uniquingKeysWith: { first, _ in first })
    }

    mutating func add(_ word: String, _ kind: WordClass) {
        let term = self.term(word)
        terms[term].classes.insert(WordClasses(kind))
    }

    mutating func add(_ pattern: IndicatorPattern, of indicator: Indicator, at index: Int) {
        let topic = pattern.topic.map { group($0) }
        for word in pattern.topic?.words ?? [] { terms[term(word)].isTopic = true }
        for group in pattern.said + [pattern.topic].compactMap(\.self) {
            for word in group.words { terms[term(word)].isLabel = true }
        }
        let said = pattern.said.map { group($0) }
        let first = Int32(saidGroups.count)
        saidGroups += said
        let number = Int32(patterns.count)
        patterns.append(
            Vocabulary.Pattern(
                indicator: Int32(index), topic: topic ?? -1, unless: pattern.unless.map { group($0) } ?? -1,
                outside: pattern.outside.map { group($0) } ?? -1, said: first..<Int32(saidGroups.count),
                number: number, isShare: indicator.kind == .ratio, allowsBareNumber: pattern.allowsBareNumber,
                carries: pattern.carries))
        measures.append(pattern.units.compactMap { measureIndex[$0] })
        for opener in Set(said.isEmpty ? [topic].compactMap { $0 } : said) {
            patternsByGroup[Int(opener)].append(number)
        }
    }

    private mutating func group(_ group: WordGroup) -> Int32 {
        if let known = groups[group] { return known }
        let number = Int32(groups.count)
        groups[group] = number
        patternsByGroup.append([])
        for word in group.words {
            terms[term(word)].groups.append(number)
        }
        return number
    }

    private mutating func term(_ word: String) -> Int {
        if let known = index[word] { return known }
        index[word] = words.count
        words.append(word)
        terms.append(Vocabulary.Term())
        return words.count - 1
    }
}
