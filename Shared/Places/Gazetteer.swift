/// The places of the country with their names, parents and years.
public struct Gazetteer: Sendable {
    private let byCode: [PlaceCode: Place]
    private let byParent: [PlaceCode: [PlaceCode]]

    /// The number of this table's contents; part of the edition of every reading.
    public let edition: Int

    /// Takes a table of places.
    public init(places: [Place], edition: Int) {
        self.edition = edition
        byCode = Dictionary(places.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        var children: [PlaceCode: [PlaceCode]] = [:]
        for place in places {
            if let parent = place.parent { children[parent, default: []].append(place.code) }
        }
        byParent = children.mapValues { $0.sorted() }
    }

    /// The place with this identifier; `nil` when the table has none.
    public func place(_ code: PlaceCode) -> Place? { byCode[code] }

    /// What lies directly under a place and was in force on 31 December of `year`, zones included, in the order of codes.
    public func children(of code: PlaceCode, in year: Int) -> [Place] {
        (byParent[code] ?? []).compactMap { byCode[$0] }.filter { $0.isInForce(in: year) }
    }

    /// What contains a place, nearest first, up to the province.
    public func ancestors(of code: PlaceCode) -> [Place] {
        var found: [Place] = []
        var next = byCode[code]?.parent
        while let code = next, let place = byCode[code], found.count < 8 {
            found.append(place)
            next = place.parent
        }
        return found
    }
}
