import Documents
import Observations
import Places
import Quantities

/// To which place and year a document's figures belong, and what bars them all, if anything does.
///
/// A place goes by the code that it had in the year: what the district's report of 2021 tells of 2020 belongs to the county that it
/// was then, under which the sums of 2020 look for it.
///
/// The text decides. What the submitters said is used only where the text decides nothing: when every hint names the same
/// known place, and that is one of the candidates or the text offers none.
public struct Attribution: Sendable {
    /// The place, by its code in the year reported; `nil` when nothing tells.
    public let place: PlaceCode?
    /// The year reported; `nil` when nothing tells.
    public let year: Int?
    /// Why no figure of the document may enter a cell; `nil` when they may.
    public let bar: WhyNot?
    private let gazetteer: Gazetteer

    /// Attributes a document.
    init(of facts: DocumentFacts, in gazetteer: Gazetteer) {
        self.gazetteer = gazetteer
        let hintedYear = Self.unanimous(facts.claims.compactMap(\.yearHint))
        // To look for a name costs more than all else here; most texts name their place themselves.
        func hinted() -> PlaceCode? {
            Self.unanimous(facts.claims.compactMap(\.placeHint)).flatMap {
                Self.place($0, in: gazetteer, year: facts.findings?.metadata.year ?? hintedYear)
            }
        }
        guard let metadata = facts.findings?.metadata else {
            place = Self.place(hinted(), in: hintedYear, gazetteer)
            year = hintedYear
            bar = facts.isRetracted ? .retracted : nil
            return
        }
        let told: PlaceCode?
        switch metadata.jurisdiction {
        case .place(let code): told = code
        case .undecided(_, let candidates):
            told = hinted().flatMap { candidates.isEmpty || candidates.contains($0) ? $0 : nil }
        case .outside: told = nil
        }
        year = metadata.year ?? hintedYear
        place = Self.place(told, in: year, gazetteer)
        bar = facts.isRetracted ? .retracted : Self.bar(of: metadata, place: place, year: year)
    }

    /// Attributes a document of which nothing is known but what those said who handed it in.
    init(of claims: [Claim], in gazetteer: Gazetteer) {
        self.gazetteer = gazetteer
        let hintedYear = Self.unanimous(claims.compactMap(\.yearHint))
        let hinted = Self.unanimous(claims.compactMap(\.placeHint)).flatMap {
            Self.place($0, in: gazetteer, year: hintedYear)
        }
        place = Self.place(hinted, in: hintedYear, gazetteer)
        year = hintedYear
        bar = nil
    }

    /// The cells that a figure belongs to: those of the place in the year of the figure. `nil` for a document without a place.
    package func key(of observation: Observation) -> PlaceYear? { key(in: year(of: observation)) }

    /// The cells of the place in a year; `nil` for a document without a place.
    package func key(in year: Int) -> PlaceYear? {
        place.map { PlaceYear(place: gazetteer.code(of: $0, in: year), year: year) }
    }

    /// The year of the cell that a figure belongs to: the year of its period; where that spans several, it belongs to none,
    /// and its fate is told with the report's year.
    package func year(of observation: Observation) -> Int {
        observation.period.year ?? year ?? observation.period.to.year
    }

    /// The year of the cell that a figure belonged to when a person decided about it; `nil` when that was about none.
    func year(of adjudication: Adjudication) -> Int? {
        adjudication.basis.first.map { $0.period.year ?? year ?? $0.period.to.year }
    }

    private static func place(_ code: PlaceCode?, in year: Int?, _ gazetteer: Gazetteer) -> PlaceCode? {
        guard let code, let year else { return code }
        return gazetteer.code(of: code, in: year)
    }

    private static func bar(of metadata: DocumentMetadata, place: PlaceCode?, year: Int?) -> WhyNot? {
        if place == nil {
            if case .outside = metadata.jurisdiction { return .placeOutside }
            return .placeUndecided
        }
        if metadata.level == .department || metadata.department != nil { return .department }
        switch metadata.kind {
        case .workPlan: return .workPlan
        case .news: return .news
        case .annualReport, .inspectionSelfReport, .other: return year == nil ? .yearUnknown : nil
        }
    }

    /// The place that a submitter named: a code or a name; a name that fits several places is no hint.
    package static func place(_ hint: String, in gazetteer: Gazetteer, year: Int?) -> PlaceCode? {
        if let place = gazetteer.place(PlaceCode(rawValue: hint)) { return place.code }
        if case .decided(let place) = PlaceResolver(gazetteer: gazetteer).resolve(hint, year: year) {
            return place.code
        }
        return nil
    }

    private static func unanimous<Value: Hashable>(_ values: [Value]) -> Value? {
        let distinct = Set(values)
        return distinct.count == 1 ? distinct.first : nil
    }
}
