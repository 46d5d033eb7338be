/// Why a figure did not enter the cell of its place and year. The raw values are stable: they stand in exported tables.
///
/// The words that people read for each stand in the module that makes tables.
public enum WhyNot: String, Hashable, Codable, Sendable, CaseIterable {
    // The document is not one whose figures count.

    /// Somebody retracted the document.
    case retracted
    /// Nothing tells which place reports.
    case placeUndecided = "place_undecided"
    /// The gazetteer does not have the place that reports.
    case placeOutside = "place_outside"
    /// Nothing tells which year is reported.
    case yearUnknown = "year_unknown"
    /// A department reports; its figures are never added to its government's.
    case department
    /// A plan states what shall be, not what is.
    case workPlan = "work_plan"
    /// A news item is not a report.
    case news
    /// A report of the place states the figure; this document is of another kind.
    case notAReport = "not_a_report"

    // The figure is not the place's own.

    /// It is about a part of the place.
    case part
    /// It is about the place above.
    case parent
    /// It is about another place.
    case other
    /// It counts other things together with the indicator's.
    case joint
    /// The text says zero in words, without a figure.
    case worded
    /// Its unit is not the catalogue's.
    case unitDiffers = "unit_differs"
    /// Its period reaches over more than one year.
    case severalYears = "several_years"
    /// A person decided that it is not usable, or that the figure is another.
    case adjudicated

    // Another figure of the cell comes before it.

    /// It is a part of a total that the document states.
    case totalStated = "total_stated"
    /// A figure that reaches further is stated: the whole place before the government's own organs.
    case widerAmbitStated = "wider_ambit_stated"
    /// A figure for a longer part of the year is stated.
    case longerPeriodStated = "longer_period_stated"
    /// A stock of a later day of the year is stated.
    case laterDayStated = "later_day_stated"
    /// The report of the year states the figure; this one looks back on it.
    case reportOfTheYear = "report_of_the_year"
    /// The same figure again.
    case repeated
    /// The same figure, rounded or approximated.
    case lessPrecise = "less_precise"
    /// A later publication of the same report states another figure.
    case superseded
    /// Several figures stand and nothing decides between them; none enters.
    case ambiguous
}
