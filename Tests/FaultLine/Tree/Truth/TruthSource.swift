import Generation
import Indicators
import Places
import Quantities

/// What reports state, sorted by the place and the year that it is about.
struct TruthSource: Sendable {
    /// A place, by the code that it had in the year, and the year.
    struct Key: Hashable {
        var place: PlaceCode
        var year: Int
    }

    /// A figure of a place's own.
    struct Own: Hashable {
        var figure: TruthFigure
        var ambit: Ambit
        var reportYear: Int
    }

    private let gazetteer: Gazetteer
    /// Who reported when.
    private(set) var reporting: Set<Key> = []
    /// The own figure of each indicator.
    private(set) var own: [Key: [IndicatorCode: Own]] = [:]

    /// Nothing is stated yet.
    init(_ gazetteer: Gazetteer) { self.gazetteer = gazetteer }

    /// Takes a report. What the report of the year says goes before what the next one says of that year, unless the first tells of the
    /// organs alone and the other of the whole.
    mutating func add(_ report: SampleReport) {
        reporting.insert(key(report.place, report.year))
        for statement in report.statements {
            let key = key(report.place, statement.period.to.year)
            let mine = Own(
                figure: TruthFigure(statement.value, statement.bounds), ambit: statement.ambit, reportYear: report.year)
            guard let other = own[key]?[statement.code] else {
                own[key, default: [:]][statement.code] = mine
                continue
            }
            let (first, later) = mine.reportYear < other.reportYear ? (mine, other) : (other, mine)
            own[key]?[statement.code] = first.ambit == .organ && later.ambit == .whole ? later : first
        }
    }

    private func key(_ place: Place, _ year: Int) -> Key {
        Key(place: gazetteer.code(of: place.code, in: year), year: year)
    }

    /// The divisions directly under a place in a year; townships owe nothing.
    func divisions(under key: Key) -> [Place] {
        gazetteer.children(of: key.place, in: key.year).filter {
            $0.kind == .division && ($0.level == .prefecture || $0.level == .county)
        }
    }
}
