/// How many places under a place are in which state for a figure.
public struct Coverage: Hashable, Codable, Sendable {
    /// The same numbers for the counties (districts, county-level cities) under a place, at whatever depth.
    ///
    /// At a prefecture they equal those of the direct children; at a province they reach through its prefectures.
    public struct Counties: Hashable, Codable, Sendable {
        /// Counties in force in that year, without those that owe no report and hand in none.
        public var expected = 0
        /// Of these, with a report that was read.
        public var reporting = 0
        /// Of these, whose document could not be read.
        public var unreadable = 0
        /// Of these, stating the figure (zero included).
        public var stating = 0
        /// Of these, stating zero.
        public var zero = 0
        /// Of these, with several figures that nothing decides between.
        public var ambiguous = 0
        /// Of those stating, whose figure only a later report states, looking back.
        public var statedLater = 0

        /// None at all.
        public init() {}

        /// Adds the counties of another part of the place.
        public static func + (left: Self, right: Self) -> Self {
            var sum = left
            sum.expected += right.expected
            sum.reporting += right.reporting
            sum.unreadable += right.unreadable
            sum.stating += right.stating
            sum.zero += right.zero
            sum.ambiguous += right.ambiguous
            sum.statedLater += right.statedLater
            return sum
        }
    }

    /// Direct children that are divisions in force in that year. Townships, and places that the roster exempts, are expected
    /// only where they report.
    public var expected = 0
    /// Of these, with a report that was read.
    public var reporting = 0
    /// Of these, handing the figure up (zero included), by themselves or through what lies under them.
    public var stating = 0
    /// Of these, stating zero.
    public var zero = 0
    /// Of these, whose document could not be read.
    public var unreadable = 0
    /// Of these, with several figures that nothing decides between, and nothing under them that states one.
    public var ambiguous = 0
    /// Of those stating, whose figure only a later report states, looking back.
    public var statedLater = 0
    /// Names of the expected children that do not state the figure.
    public var missingNames: [String] = []
    /// Names of the children that state the figure through what lies under them, where that is not complete.
    public var partialNames: [String] = []
    /// The counties under the place, at whatever depth.
    public var counties = Counties()
    /// The places below whose report arrived and is in no figure yet; `nil` where there are none, and in every result that is stored.
    public var arrived: Arrived?

    /// No children at all.
    public init() {}

    /// Whether every expected child states the figure, and none of them in part only.
    ///
    /// A sum that is not complete is labelled 已载明合计, never 全市 or 全省.
    public var isComplete: Bool { expected > 0 && stating == expected && partialNames.isEmpty }
}
