import Indicators
import Phrases
import Places

/// The names that go beside codes.
public struct Names: Sendable {
    /// The indicators.
    public let catalogue: Catalogue
    /// The places.
    public let gazetteer: Gazetteer

    /// Takes the catalogue and the gazetteer that made the results.
    public init(catalogue: Catalogue, gazetteer: Gazetteer) {
        self.catalogue = catalogue
        self.gazetteer = gazetteer
    }

    /// The place as it was called in a year, or under its latest name.
    func place(_ code: PlaceCode?, in year: Int?) -> Place? {
        code.flatMap { code in year.map { gazetteer.place(code, in: $0) } ?? gazetteer.place(code) }
    }

    /// The name of a place, or its code when the gazetteer has none.
    public func name(of code: PlaceCode, in year: Int?) -> String { place(code, in: year)?.name ?? code.rawValue }

    /// The Chinese name of an indicator, or its code.
    public func indicator(_ code: IndicatorCode, in language: Language) -> String {
        guard let entry = catalogue[code] else { return code.rawValue }
        return language == .zh ? entry.zh : entry.en
    }
}
