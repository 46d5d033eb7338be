import Indicators
import Phrases
import Rollups

extension Cell.HandedUpBy {
    /// By which rule a place hands up, for people.
    public var words: Phrase { Vocabulary.phrase(rawValue, Vocabulary.handedUpBy) }
}

extension Ambit {
    /// How far a figure reaches, for people.
    public var words: Phrase { Vocabulary.phrase(rawValue, Vocabulary.ambit) }
}

extension Cell.Verdict {
    /// What the comparison came to, for people: 待核实, never 矛盾.
    public var words: Phrase { Vocabulary.phrase(rawValue, Vocabulary.verdict) }
}
