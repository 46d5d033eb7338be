import ArgumentParser

/// The year of the divisions in which figures are shown, as commands take it.
enum DivisionYear {
    /// - Throws: `ValidationError` for a year of which the gazetteer knows nothing.
    static func validate(_ year: Int?) throws {
        guard year.map({ (1981...2199).contains($0) }) ?? true else {
            throw ValidationError(zh: "--as-of 应为 1981 年以后的年度", en: "--as-of wants a year from 1981 on")
        }
    }
}
