import Places
import Quantities

/// The file that an operator keeps, as CSV: one line a report, which a spreadsheet opens, sorts and saves as it is. YAML would
/// want a text editor and its blanks counted.
///
/// ```
/// 地区代码,地区,部门,年度,截止日期,情况,说明
/// 420112,东西湖区,,2023,2024-03-15,应报,经批准延期
/// 420115,江夏区,,,,免报,报告并入功能区
/// 420100,武汉市,武汉市公安局,2023,,涉密,
/// ```
/// The headings may be English as well: `place, name, department, year, due, standing, note`. Only `place` must be there.
extension DutyRoster {
    /// A column of the file.
    private enum Column: String, CaseIterable {
        case place, name, department, year, due, standing, note

        var chinese: String {
            switch self {
            case .place: "地区代码"
            case .name: "地区"
            case .department: "部门"
            case .year: "年度"
            case .due: "截止日期"
            case .standing: "情况"
            case .note: "说明"
            }
        }

        static let known = allCases.map { "\($0.chinese) (\($0.rawValue))" }

        init?(heading: String) {
            let found = Self.allCases.first { $0.chinese == heading || $0.rawValue == heading.lowercased() }
            guard let found else { return nil }
            self = found
        }
    }

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - bytes: UTF-8, with or without the mark at its head that spreadsheets write.
    ///   - name: what the file is called in errors.
    /// - Throws: ``DutyRosterError`` for the first line that says something that cannot be.
    public init(
        csv bytes: some Sequence<UInt8>, named name: String, dueDay: DueDay = .lawful, gazetteer: Gazetteer
    ) throws(DutyRosterError) {
        var content = Array(bytes)
        if content.starts(with: [0xEF, 0xBB, 0xBF]) { content.removeFirst(3) }
        guard let text = String(validating: content, as: UTF8.self) else {
            let prefix = String(decoding: content, as: UTF8.self).unicodeScalars.prefix { $0 != "\u{FFFD}" }
            throw DutyRosterError(.notUTF8, file: name, line: 1 + prefix.count { $0 == "\n" })
        }
        let csv = CSVRecords(text)
        if let line = csv.openQuote { throw DutyRosterError(.openQuote, file: name, line: line) }
        guard let head = csv.records.first else {
            self.init([], dueDay: dueDay)
            return
        }
        var columns: [Column?] = []
        for heading in head.fields {
            guard let column = Column(heading: heading) else {
                if heading.isEmpty {
                    columns.append(nil)
                } else {
                    throw DutyRosterError(
                        .unknownHeading(heading, known: Column.known), file: name, line: head.line)
                }
                continue
            }
            columns.append(column)
        }
        guard columns.contains(.place) else {
            throw DutyRosterError(
                .noHeading(missing: Column.known[0], known: Column.known), file: name, line: head.line)
        }
        var entries: [Entry] = []
        var lines: [Int] = []
        for record in csv.records.dropFirst() {
            let count = (record.fields.lastIndex { !$0.isEmpty } ?? 0) + 1
            guard count <= columns.count else {
                throw DutyRosterError(.tooManyFields(count, expected: columns.count), file: name, line: record.line)
            }
            var fields: [Column: String] = [:]
            for (column, field) in zip(columns, record.fields) {
                if let column, !field.isEmpty { fields[column] = field }
            }
            do throws(LineFault) {
                let entry = try Self.entry(fields, gazetteer)
                if let other = entries.firstIndex(where: { $0.isRival(of: entry) }) {
                    throw LineFault(cause: .repeated(line: lines[other]))
                }
                entries.append(entry)
                lines.append(record.line)
            } catch {
                throw DutyRosterError(error.cause, file: name, line: record.line)
            }
        }
        self.init(entries, dueDay: dueDay)
    }

    /// What is wrong with a line, before file and line are known.
    private struct LineFault: Error {
        let cause: DutyRosterError.Cause
    }

    private static func entry(_ fields: [Column: String], _ gazetteer: Gazetteer) throws(LineFault) -> Entry {
        guard let code = fields[.place] else { throw LineFault(cause: .noPlace) }
        guard let place = gazetteer.place(PlaceCode(rawValue: code)) else {
            throw LineFault(cause: .unknownPlace(code))
        }
        if let written = fields[.name] {
            let names = gazetteer.names(of: place.code)
            guard names.contains(written) else {
                throw LineFault(cause: .otherName(code: code, written: written, known: place.name))
            }
        }
        let years = try fields[.year].map(Self.years) ?? nil
        var entry = Entry(
            place: place.code, department: fields[.department], years: years,
            standing: try fields[.standing].map(Self.standing) ?? .owed, note: fields[.note])
        if let due = fields[.due] {
            if let day = DueDay(due) {
                entry.dueDay = day
            } else if let day = Self.day(due) {
                guard years.map(\.count) == 1 else { throw LineFault(cause: .dueOfSeveralYears(due)) }
                entry.due = day
            } else {
                throw LineFault(cause: .due(due))
            }
        }
        return entry
    }

    private static func years(_ text: String) throws(LineFault) -> ClosedRange<Int>? {
        let parts = text.replacing("年", with: "").split { "-–—至~～".contains($0) }.map {
            Int($0.filter { !$0.isWhitespace })
        }
        let years = parts.compactMap { $0 }.filter { (1950...9998).contains($0) }
        guard years.count == parts.count, let first = years.first, let last = years.last, years.count <= 2,
            first <= last
        else { throw LineFault(cause: .years(text)) }
        return first...last
    }

    private static func day(_ text: String) -> CalendarDay? {
        let parts = text.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "/" }.map { Int($0) }
        guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2] else { return nil }
        return CalendarDay(year: year, month: month, day: day)
    }

    private static func standing(_ text: String) throws(LineFault) -> Duty.Standing {
        switch text {
        case "应报": return .owed
        case "免报": return .exempt
        case "涉密": return .secret
        default:
            guard let standing = Duty.Standing(rawValue: text.lowercased()) else {
                throw LineFault(cause: .standing(text))
            }
            return standing
        }
    }
}

extension DutyRoster.Entry {
    /// Whether both speak of one report and nothing says which comes first.
    fileprivate func isRival(of other: Self) -> Bool {
        guard place == other.place, department == other.department else { return false }
        switch (years, other.years) {
        case (nil, nil): return true
        case (let mine?, let theirs?): return mine.count == theirs.count && mine.overlaps(theirs)
        default: return false
        }
    }
}

extension Gazetteer {
    /// Every name that a place goes by or went by.
    fileprivate func names(of code: PlaceCode) -> Set<String> {
        var names: Set<String> = []
        for year in [1981, 2000, 2015, 2020, 9998] {
            guard let place = place(code, in: year) else { continue }
            names.formUnion([place.name, place.shortName] + place.aliases)
        }
        return names
    }
}
