import Observations

/// A number as arithmetic sees it.
struct CheckTerm: Sendable {
    /// The value in ten-thousandths, so that shares with four decimals and amounts of 900 trillion are whole numbers.
    var units = 0
    /// Whether it can be part of a check at all.
    var isUsable = false
    /// A count or an amount, no share.
    var isCount = false
    /// Whether it stands without qualifier.
    var isExact = false
    /// The measure word, as an index; -1 for none.
    var measure: Int32 = -1
    /// The indicator that it states, as its place in the catalogue; -1 for none.
    var indicator: Int32 = -1
    /// The year of its period; 0 when it states no indicator.
    var year: Int32 = 0
    /// The sentence that it stands in, as an index; -1 for none.
    var sentence: Int32 = -1
    /// Whose it is, when it states an indicator.
    var scope: Scope?
}
