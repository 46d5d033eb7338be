import Documents
import Indicators
import Quantities

/// A reading with the reasons for it, number by number.
public struct Explanation: Sendable {
    /// A construction of the catalogue at work on a number.
    public struct Construction: Sendable {
        /// The indicator.
        public var code: IndicatorCode
        /// Which of the entry's patterns, counted from 1; `nil` when the number took its indicator from an earlier one
        /// (ellipsis) or as the share of one.
        public var pattern: Int?
        /// The words near the number that matched.
        public var words: [TextSpan]
        /// How well it fits; the best one wins, and two alike decide nothing.
        public var score: Double

        /// Makes a construction; see the properties.
        public init(code: IndicatorCode, pattern: Int?, words: [TextSpan], score: Double) {
            self.code = code
            self.pattern = pattern
            self.words = words
            self.score = score
        }
    }

    /// A construction that a word near the number suggests and that does not state it.
    public struct Failure: Sendable {
        /// Why not.
        public enum Reason: Sendable {
            /// The measure word is none of those that the entry takes.
            case measure(allowed: [String])
            /// None of these words stands where it would have to.
            case missing([String])
            /// This word rules it out.
            case excluded(TextSpan)
            /// A word of `outside` stands before the number in its sentence.
            case outside
            /// So many scalars of other content stand between the words and the number.
            case distant(Int)
        }

        /// The indicator.
        public var code: IndicatorCode
        /// Which of the entry's patterns, counted from 1.
        public var pattern: Int
        /// Why not.
        public var reason: Reason

        /// Makes a failure; see the properties.
        public init(code: IndicatorCode, pattern: Int, reason: Reason) {
            self.code = code
            self.pattern = pattern
            self.reason = reason
        }
    }

    /// All that was weighed for one number.
    public struct Account: Sendable {
        /// The number.
        public var mention: Mention
        /// The sentence that it stands in.
        public var sentence: TextSpan
        /// The clause in which its words were looked for first; `nil` for numbers that are no quantities.
        public var clause: TextSpan?
        /// What it was written down as; `nil` when it states no indicator.
        public var observation: Observation?
        /// What it was taken for; with a rejection in ``mention`` what it would have been.
        public var chosen: Construction?
        /// What would have fitted too, best first.
        public var rivals: [Construction]
        /// What did not fit, one for each entry: the pattern that came nearest.
        public var failures: [Failure]

        /// An account of a number of which nothing was weighed yet.
        public init(mention: Mention, sentence: TextSpan, observation: Observation?) {
            self.mention = mention
            self.sentence = sentence
            self.observation = observation
            rivals = []
            failures = []
        }
    }

    /// The reading.
    public var reading: Reading
    /// One for each mention, in the order of the text.
    public var accounts: [Account]

    /// Takes a reading and the accounts of its mentions.
    public init(reading: Reading, accounts: [Account]) {
        self.reading = reading
        self.accounts = accounts
    }
}
