import Foundation
import Indicators
import Places
import Quantities
import Rollups

/// For every place above others: its rolled-up indicators with coverage, the own figure and the verdict.
public struct PlaceLines {
    private let style: TerminalStyle
    private let names: Names
    private let asOf: Int?

    /// Makes lines in a style.
    /// - Parameter asOf: the year of the divisions, where it is another than that of the figures.
    public init(style: TerminalStyle, names: Names, asOf: Int? = nil) {
        self.style = style
        self.names = names
        self.asOf = asOf
    }

    /// The tables of all places that have something under them, ordered by code and year, a blank line between two.
    ///
    /// Years of which nobody has a report yet, known from later reports' comparisons alone, are told in one line each.
    public func lines(_ cells: [Cell]) -> [String] {
        let groups = Dictionary(grouping: cells) { PlaceYear(place: $0.place, year: $0.year) }
        var lines: [String] = []
        for (key, cells) in groups.sorted(by: { $0.key < $1.key }) where cells.contains(where: Self.isRolledUp) {
            if !lines.isEmpty { lines.append("") }
            lines += table(key, cells)
        }
        return lines
    }

    private static func isRolledUp(_ cell: Cell) -> Bool {
        cell.value != nil && (cell.method == .sum || cell.method == .ratio)
    }

    private func table(_ key: PlaceYear, _ all: [Cell]) -> [String] {
        let cells = all.filter(Self.isRolledUp)
        let name = names.name(of: key.place, in: asOf ?? key.year)
        let divisions = asOf.map { style.say("（\($0)年区划）", " (divisions of \($0))") } ?? ""
        let title = style.bold(style.say("\(name) \(key.year)年", "\(name) \(key.year)") + divisions)
        guard all.contains(where: Self.isOfTheYear) else {
            return [
                title
                    + style.say(
                        "：尚无当年报告；\(cells.count)项数字见于以后年度报告的对比，见 cells.csv",
                        ": no report of that year yet; figures from later reports' comparisons: \(cells.count), see cells.csv"
                    )
            ]
        }
        var grid = TerminalGrid(
            [
                (style.say("指标", "Indicator"), .left), (style.say("下级合计", "Sum below"), .right),
                (style.say("口径", "Covers"), .left), (style.say("本地区载明", "Own figure"), .right),
                (style.say("比较", "Comparison"), .left),
            ], style: style)
        let byCoverage = Dictionary(grouping: cells, by: coverage)
        let order = byCoverage.sorted { left, right in
            let counts = (left.value[0].coverage.stating, right.value[0].coverage.stating)
            return counts.0 != counts.1 ? counts.0 > counts.1 : left.key > right.key
        }
        for (coverage, cells) in order {
            grid.add(heading: coverage)
            for cell in cells.sorted(by: inCatalogueOrder) { grid.add(row(cell)) }
        }
        return [title] + grid.lines(indent: "  ") + silent(all) + arrived(all) + zones(all)
    }

    /// Whether the children or the place have a report of the cell's own year.
    private static func isOfTheYear(_ cell: Cell) -> Bool {
        cell.coverage.reporting > 0 || cell.coverage.counties.reporting > 0
            || cell.ownFigures.contains { $0.reportYear == cell.year }
            || cell.coverage.expected == 0
    }

    /// Coverage at the direct children, and at the counties where these lie deeper.
    private func coverage(_ cell: Cell) -> String {
        let words = CoverageWords(language: style.language)
        let coverage = cell.coverage
        let levels = Set(
            names.gazetteer.children(of: cell.place, in: asOf ?? cell.year).filter { $0.kind == .division }.compactMap(
                \.level))
        let isCounty = names.place(cell.place, in: cell.year)?.level == .county
        let direct = words.stating(
            coverage.stating, later: coverage.statedLater, inProcess: coverage.inProcess,
            undecided: coverage.undecided, reporting: coverage.reporting, of: coverage.expected,
            isCounty ? .townships : CoverageWords.Children(levels))
        guard levels != [.county], coverage.counties.expected > 0 else { return direct }
        let counties = words.stating(
            coverage.counties.stating, later: coverage.counties.statedLater, inProcess: coverage.countiesInProcess,
            undecided: coverage.countiesUndecided, reporting: coverage.counties.reporting,
            of: coverage.counties.expected, .counties
        )
        return direct + style.say("；\(counties)", "; \(counties)")
    }

    private func row(_ cell: Cell) -> [String] {
        let figures = FigurePrinting(language: style.language)
        let own = cell.ownValue.map { figures.figure($0, cell.ownBounds, unit: cell.unit) } ?? "–"
        let ambit = cell.ownAmbit == .organ && cell.ownValue != nil ? style.say("（本级）", " (organs)") : ""
        return [
            names.indicator(cell.indicator, in: style.language),
            cell.printedValue.map { figures.figure($0, cell.bounds, unit: cell.unit) } ?? "–", label(cell),
            own + ambit + DecisionWords(style: style).mark(cell), ComparisonWords(style: style).text(cell, figures),
        ]
    }

    /// What the sum covers: the whole place only at full coverage.
    private func label(_ cell: Cell) -> String {
        guard cell.isComplete else { return style.say("已载明合计", "stated so far") }
        let whole =
            switch names.place(cell.place, in: cell.year)?.level {
            case .province: style.say("全省", "whole province")
            case .prefecture: style.say("全市", "whole prefecture")
            case .county: style.say("全县", "whole county")
            case .township, nil: style.say("全域", "whole place")
            }
        let partial = cell.partialPeriods
        return partial == 0 ? whole : whole + style.say("（\(partial)个非全年）", " (\(partial) part-year)")
    }

    /// The children that state nothing at all: most of them have not reported.
    private func silent(_ cells: [Cell]) -> [String] {
        guard let first = cells.first else { return [] }
        let names = cells.dropFirst().reduce(Set(first.coverage.missingNames)) {
            $0.intersection($1.coverage.missingNames)
        }
        let ordered = first.coverage.missingNames.filter(names.contains)
        guard !ordered.isEmpty else { return [] }
        let text =
            style.say("未报或一项也未载明：", "Not reporting, or stating nothing: ")
            + ordered.joined(separator: style.say("、", ", "))
        let lines = style.width.map { TextWidth.wrapped(text, to: max(20, $0 - 2)) } ?? [text]
        return lines.map { "  " + style.dim($0) }
    }

    /// The children whose report arrived and is in no figure yet, each state in one line.
    private func arrived(_ cells: [Cell]) -> [String] {
        guard let arrived = cells.first?.coverage.arrived else { return [] }
        return [
            (arrived.inProcess, style.say("在办（已收到，尚未读出）：", "In process (arrived, not read yet): ")),
            (arrived.undecided, style.say("文件地区未定，可能属于：", "A document of an undecided place may be of: ")),
        ].filter { !$0.0.isEmpty }.flatMap { names, words in
            let text = words + names.joined(separator: style.say("、", ", "))
            return (style.width.map { TextWidth.wrapped(text, to: max(20, $0 - 2)) } ?? [text]).map {
                "  " + style.dim($0)
            }
        }
    }

    /// The zones that are not in the coverage, in one line.
    private func zones(_ cells: [Cell]) -> [String] {
        var standings: [String: Place.Standing] = [:]
        for zone in cells.flatMap(\.zones) { standings[zone.name] = zone.standing }
        guard !standings.isEmpty else { return [] }
        let texts = standings.sorted { $0.key < $1.key }.map { name, standing in
            switch standing {
            case .separate: style.say("\(name)（单列，已计入）", "\(name) (beside the counties, counted)")
            case .inside: style.say("\(name)（含在县区内，不另计）", "\(name) (inside a county, not counted again)")
            case .unknown: style.say("\(name)（归属未定，只放宽上限）", "\(name) (standing unknown, widens the upper bound)")
            }
        }
        return ["  " + style.dim(style.say("功能区：", "Zones: ") + texts.joined(separator: style.say("、", ", ")))]
    }

    private func inCatalogueOrder(_ left: Cell, _ right: Cell) -> Bool {
        let ranks = [left, right].map { names.catalogue.index(of: $0.indicator) ?? Int.max }
        return ranks[0] != ranks[1] ? ranks[0] < ranks[1] : left.indicator < right.indicator
    }
}
