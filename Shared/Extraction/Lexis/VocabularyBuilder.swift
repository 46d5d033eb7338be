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

    /// What each pattern must find first: the groups that it says, or what it speaks of when it says nothing.
    private func openers(of pattern: Vocabulary.Pattern) -> [Int32] {
        let said = saidGroups[Int(pattern.said.lowerBound)..<Int(pattern.said.upperBound)]
        return said.isEmpty ? [pattern.topic].filter { $0 >= 0 } : Array(said)
    }

    /// For each group the patterns that it completes: those of whose openers it is the rarest. Notes in the patterns what
    /// else they say.
    mutating func completions() -> [[Int32]] {
        var completions = [[Int32]](repeating: [], count: groups.count)
        let frequencies = frequencies
        for index in patterns.indices {
            let openers = openers(of: patterns[index])
            guard let rarest = openers.min(by: { frequencies[Int($0)] < frequencies[Int($1)] }) else { continue }
            completions[Int(rarest)].append(patterns[index].number)
            let others = Set(openers).subtracting([rarest]).sorted()
            patterns[index].rarest = rarest
            patterns[index].other = others.first ?? -1
            patterns[index].saysMore = others.count > 1
        }
        return completions
    }

    /// How often a word of each group may be expected in a text: the longer a word, the rarer it is.
    private var frequencies: [Double] {
        var frequencies = [Double](repeating: 0, count: groups.count)
        for (group, number) in groups {
            for word in group.words {
                frequencies[Int(number)] += 1 / Double(1 << (3 * min(word.unicodeScalars.count, 8)))
            }
        }
        return frequencies
    }

    /// For each term the groups that patterns say, speak of or must not follow.
    var locatedGroups: [[Int32]] {
        var located = Set(saidGroups)
        for pattern in patterns { located.formUnion([pattern.topic, pattern.outside]) }
        return terms.map { $0.groups.filter(located.contains) }
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
