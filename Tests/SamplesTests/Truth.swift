/// What the sample reports state and what follows from it, written down by hand.
///
/// The tables are meant to be read beside the texts in `deploy/samples`. A figure stands as `231`, or with the interval in
/// which the true value lies when the report rounds or approximates: `380[380,390)`, `153600[153550,153650]`,
/// `1800[1800,)`. A dash says that the report does not state the figure.
enum Truth {
    /// The indicators of the tables. What else the reports state is not compared here.
    static let indicators = Set(figures.map(\.indicator))
}
