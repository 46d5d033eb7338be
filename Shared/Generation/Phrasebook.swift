import Indicators

/// All wordings, and how the values are invented that they state.
struct Phrasebook: Sendable {
    /// The sections of the chapter on what was done.
    let sections: [Section]
    let shortcomings: Section
    let duty: Section
    let plans: Section
    let padding: Section
    /// How each indicator's value is invented.
    let recipes: [IndicatorCode: Recipe]

    /// Reads the tables.
    init() throws(PhraseError) {
        var sections: [Section] = []
        for table in Section.tables { sections.append(try Section(table)) }
        self.sections = sections
        shortcomings = try Section(Section.shortcomings)
        duty = try Section(Section.duty)
        plans = try Section(Section.plans)
        padding = try Section(Section.padding)
        var recipes: [IndicatorCode: Recipe] = [:]
        for section in sections {
            for (code, recipe) in section.recipes { recipes[code] = recipe }
        }
        self.recipes = recipes
        for wording in sections.flatMap(\.wordings) + plans.wordings {
            for code in wording.codes.sorted() where recipes[code] == nil {
                throw PhraseError(Substring(code.rawValue), "nothing says how its value is invented")
            }
        }
    }
}
