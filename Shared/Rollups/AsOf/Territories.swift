import Places

/// Where the places of one year lie in the divisions of another, earlier or later.
///
/// What was merged since lies in one; what was split lies in several, and its figures cannot be divided among these.
public struct Territories: Sendable {
    /// The year of the figures.
    public let year: Int
    /// The year of the divisions.
    public let asOf: Int
    private let gazetteer: Gazetteer
    /// For each place of the year of the figures the places of the year of the divisions in which it lies.
    private var targets: [PlaceCode: [PlaceCode]] = [:]
    /// The same, the other way round.
    private var sources: [PlaceCode: [PlaceCode]] = [:]

    /// Compares two years. Complexity: linear in the places of the country.
    public init(of year: Int, asOf: Int, gazetteer: Gazetteer) {
        self.year = year
        self.asOf = asOf
        self.gazetteer = gazetteer
        let places = gazetteer.inForce(in: year).map(\.code)
        if year <= asOf {
            for code in places { add(code, gazetteer.heirs(of: code, in: asOf)) }
        } else {
            var ancestors: [PlaceCode: [PlaceCode]] = [:]
            for earlier in gazetteer.inForce(in: asOf) {
                for heir in gazetteer.heirs(of: earlier.code, in: year) {
                    ancestors[heir, default: []].append(earlier.code)
                }
            }
            for code in places { add(code, ancestors[code] ?? []) }
        }
        for key in sources.keys { sources[key]?.sort() }
    }

    private mutating func add(_ code: PlaceCode, _ found: [PlaceCode]) {
        targets[code] = found
        for target in found { sources[target, default: []].append(code) }
    }

    /// In which places of the year of the divisions a place of the year of the figures lies: one, or several among which its figures
    /// cannot be divided; none where the tables do not tell.
    public func targets(of code: PlaceCode) -> [PlaceCode] { targets[code] ?? [] }

    /// Which places of the year of the figures lie, wholly or in part, in a place of the year of the divisions.
    public func sources(of code: PlaceCode) -> [PlaceCode] { sources[code] ?? [] }

    /// Whether a place had the same counties in both years, or for a county the same territory as far as the tables tell.
    public func isUnchanged(_ code: PlaceCode) -> Bool { isUnchanged(code, since: code) }

    /// The same for a place that had another code in the year of the divisions.
    func isUnchanged(_ code: PlaceCode, since former: PlaceCode) -> Bool {
        sources(of: former) == [code] && covers([code], former)
    }

    /// Whether some places of the year of the figures are together a place of the year of the divisions: all counties of the ones lie
    /// in counties of the other, one in one, and none of these has any other part.
    func covers(_ places: [PlaceCode], _ target: PlaceCode) -> Bool {
        guard !places.isEmpty, places.allSatisfy({ targets(of: $0) == [target] }) else { return false }
        let old = Set(places.flatMap { counties(of: $0, in: year) })
        let new = counties(of: target, in: asOf)
        guard old.allSatisfy({ targets(of: $0).count == 1 }) else { return false }
        return Set(new.flatMap(sources)) == old && old.allSatisfy { new.contains(targets(of: $0)[0]) }
    }

    /// The counties that lie under a place in a year; a county is its own.
    private func counties(of code: PlaceCode, in year: Int) -> Set<PlaceCode> {
        guard let place = gazetteer.place(code, in: year), let level = place.level, level < .county else {
            return [code]
        }
        let below = gazetteer.children(of: code, in: year).filter { $0.kind == .division && $0.level != .township }
        return below.reduce(into: []) { $0.formUnion(counties(of: $1.code, in: year)) }
    }

    /// The lowest place of the year of the divisions that contains all of some; `nil` when none does.
    func common(of codes: [PlaceCode]) -> PlaceCode? {
        let paths = codes.map { Array(path(to: $0).reversed()) }
        guard let first = paths.first else { return nil }
        var common: PlaceCode?
        for (depth, code) in first.enumerated() {
            guard paths.allSatisfy({ $0.count > depth && $0[depth] == code }) else { break }
            common = code
        }
        return common
    }

    /// What lies above a place in the year of the divisions, nearest first, without the place itself.
    private func path(to code: PlaceCode) -> [PlaceCode] {
        var path: [PlaceCode] = []
        var next = gazetteer.place(code, in: asOf)?.parent
        while let code = next, path.count < 8 {
            path.append(code)
            next = gazetteer.place(code, in: asOf)?.parent
        }
        return path
    }
}
