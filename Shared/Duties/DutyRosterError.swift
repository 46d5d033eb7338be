/// Why the file of a roster is not taken: the file, the line, what is wrong and what to do.
public struct DutyRosterError: Error, Hashable, CustomStringConvertible {
    /// What is wrong with a line.
    enum Cause: Hashable, Sendable {
        case notUTF8
        case noHeading(missing: String, known: [String])
        case unknownHeading(String, known: [String])
        case openQuote
        case tooManyFields(Int, expected: Int)
        case noPlace
        case unknownPlace(String)
        case otherName(code: String, written: String, known: String)
        case years(String)
        case due(String)
        case dueOfSeveralYears(String)
        case standing(String)
        case repeated(line: Int)
    }

    let file: String
    let line: Int
    let cause: Cause

    init(_ cause: Cause, file: String, line: Int) {
        self.cause = cause
        self.file = file
        self.line = line
    }

    /// A stable word: `not_utf8`, `heading`, `quote`, `fields`, `place`, `name`, `years`, `due`, `standing` or `repeated`.
    public var code: String {
        switch cause {
        case .notUTF8: "not_utf8"
        case .noHeading, .unknownHeading: "heading"
        case .openQuote: "quote"
        case .tooManyFields: "fields"
        case .noPlace, .unknownPlace: "place"
        case .otherName: "name"
        case .years: "years"
        case .due, .dueOfSeveralYears: "due"
        case .standing: "standing"
        case .repeated: "repeated"
        }
    }

    /// One sentence for a person.
    public var description: String { "\(file), line \(line): \(sentence)" }

    private var sentence: String {
        switch cause {
        case .notUTF8: "the text is not UTF-8; in the spreadsheet save as “CSV UTF-8 (逗号分隔)”"
        case .noHeading(let missing, let known):
            "the first line has no column \(missing); head the columns with \(known.joined(separator: ", "))"
        case .unknownHeading(let heading, let known):
            "there is no column “\(heading)”; the columns are \(known.joined(separator: ", "))"
        case .openQuote: "a quotation mark is not closed; close it, or take it away"
        case .tooManyFields(let count, let expected):
            "it has \(count) fields under \(expected) headings; put a text that holds commas in quotation marks"
        case .noPlace: "it names no place; write the code of the place, such as 330103, in the first column"
        case .unknownPlace(let code):
            "the gazetteer has no place \(code); write the six digits of the place (spreadsheets drop leading zeros and round long numbers)"
        case .otherName(let code, let written, let known):
            "\(code) is \(known), not \(written); correct the code or the name"
        case .years(let text): "“\(text)” is no year; write 2023, or 2021-2023, or nothing for every year"
        case .due(let text):
            "“\(text)” is no day; write 2024-03-15, or 03-15 for that day of the year after the one reported"
        case .dueOfSeveralYears(let text):
            "\(text) is a day of one year and the line is about several; write month and day alone, or one year"
        case .standing(let text): "“\(text)” is no standing; write 应报 (owed), 免报 (exempt) or 涉密 (secret)"
        case .repeated(let line): "line \(line) says something about the same report and years; keep one of the two"
        }
    }
}
