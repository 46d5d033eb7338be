/// The number that another one follows in a row of values: 甲486项、乙322项，占比分别为99.8%、66.1%.
struct Followed: Sendable {
    /// The number before it that stands in the same place of its row.
    var figure: Int
    /// Where what is said of all the later ones begins: behind the last of the earlier ones.
    var left: Int
}
