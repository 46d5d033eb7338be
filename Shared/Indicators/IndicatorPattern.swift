import Quantities

/// One construction that states an indicator.
///
/// It says which words must be there, not in which order: Chinese reports put the label before the number or after it,
/// in the same clause or, for the matter spoken of, in an earlier one. The engine knows order, distance and ellipsis.
public struct IndicatorPattern: Hashable, Sendable {
    /// The matter (行政复议): in the clause, or carried over from earlier clauses and headings. `nil`: none needed.
    public var topic: WordGroup?
    /// What is said of it (受理): each group must be there, in the clause of the number.
    public var said: [WordGroup]
    /// Words that rule the construction out when they stand in the clause.
    public var unless: WordGroup?
    /// Words that rule the construction out when they stand anywhere before the number in its sentence.
    public var outside: WordGroup?
    /// The measure words that fit; empty when the unit of the entry decides.
    public var units: [String]
    /// Whether a number without measure word fits outside of tables.
    public var allowsBareNumber: Bool
    /// Whether the topic may come from an earlier sentence or heading; `false` keeps it in the sentence.
    public var carries: Bool

    /// Makes a pattern; see the properties.
    public init(
        topic: WordGroup?, said: [WordGroup], unless: WordGroup? = nil, outside: WordGroup? = nil,
        units: [String] = [],
        allowsBareNumber: Bool = false, carries: Bool = true
    ) {
        self.topic = topic
        self.said = said
        self.unless = unless
        self.outside = outside
        self.units = units
        self.allowsBareNumber = allowsBareNumber
        self.carries = carries
    }
}

/// Words that mean the same within one pattern; one of them suffices.
public struct WordGroup: Hashable, Sendable {
    /// The words, sorted, each once.
    public let words: [String]

    /// Takes words in any order.
    public init(_ words: some Sequence<String>) {
        var sorted = words.map(ExactText.init)
        sorted.sort()
        var once: [String] = []
        once.reserveCapacity(sorted.count)
        for (index, word) in sorted.enumerated() where index == 0 || word != sorted[index - 1] {
            once.append(word.text)
        }
        self.words = once
    }

    /// Whether both have the same words.
    public static func == (left: Self, right: Self) -> Bool {
        left.words.elementsEqual(right.words) { ExactText($0) == ExactText($1) }
    }

    /// Takes the words in.
    public func hash(into hasher: inout Hasher) {
        for word in words { ExactText(word).hash(into: &hasher) }
        hasher.combine(words.count)
    }
}
