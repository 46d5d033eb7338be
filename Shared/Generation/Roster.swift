import Places
import Seeds

/// Which places report: real divisions, so that figures can be added up from county to province.
public struct Roster: Sendable {
    /// The places in their order: the counties of a prefecture, then the prefecture; after the last one the province;
    /// then the next province. With which province it begins is drawn from the seed.
    public let places: [Place]

    /// Names that end so have a government of another kind (行政公署), or lie outside the usual order.
    private static let unusual = ["地区", "盟", "特区", "林区"]

    /// Takes every division that was in force under one name in all of `years`.
    public init(gazetteer: Gazetteer, years: ClosedRange<Int>, seed: UInt64) {
        func reports(_ place: Place) -> Bool {
            place.kind == .division && !Self.unusual.contains { place.name.hasSuffix($0) }
                && years.allSatisfy { year in
                    gazetteer.place(place.code, in: year).map { $0.isInForce(in: year) && $0.name == place.name }
                        ?? false
                }
        }
        let provinces = (11...65).compactMap { gazetteer.place(PlaceCode(rawValue: "\($0)0000")) }.filter(reports)
        var places: [Place] = []
        guard !provinces.isEmpty else {
            self.places = places
            return
        }
        var generator = SeededGenerator(seed: seed, for: ["roster"])
        let first = generator.number(in: 0...provinces.count - 1)
        for province in provinces[first...] + provinces[..<first] {
            for child in gazetteer.children(of: province.code, in: years.upperBound) {
                places += gazetteer.children(of: child.code, in: years.upperBound).filter(reports)
                if reports(child) { places.append(child) }
            }
            places.append(province)
        }
        self.places = places
    }
}
