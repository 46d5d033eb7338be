/// The codes that one place had in turn.
///
/// A county that becomes a district or a city (撤县设区, 撤县设市) gets another code and keeps its territory: 凤翔县 was 610322 until
/// 2021, 凤翔区 is 610305 since. The tables hold two places of which the later one alone continues the earlier one.
extension Gazetteer {
    /// The code that a place had in `year`: another one where it was recoded since or before, else the one given.
    ///
    /// - Complexity: a look-up for each time that the place was recoded.
    public func code(of code: PlaceCode, in year: Int) -> PlaceCode {
        var code = code
        while let step = recodings.before[code], year < step.year { code = step.code }
        while let step = recodings.since[code], year >= step.year { code = step.code }
        return code
    }

    /// Whether a place is `ancestor` or lies under it, by the code given or by the one that it has today.
    public func isWithin(_ code: PlaceCode, _ ancestor: PlaceCode) -> Bool {
        if code == ancestor || lies(code, under: ancestor) { return true }
        let today = self.code(of: code, in: .max)
        return today != code && (today == ancestor || lies(today, under: ancestor))
    }
}

/// Pairs of codes of one place, both ways.
struct Recodings: Sendable {
    /// Another code of a place.
    struct Step: Hashable, Sendable {
        let code: PlaceCode
        /// The year in which the one took the place of the other.
        let year: Int
    }

    /// What a place was before, by the later code.
    private(set) var before: [PlaceCode: Step] = [:]
    /// What a place is since, by the earlier code.
    private(set) var since: [PlaceCode: Step] = [:]

    /// Finds the places that alone continue one other of the same kind and level from the year in which that ended.
    init(of records: [Place], first: (PlaceCode) -> Place?) {
        var forebears: [PlaceCode: [Place]] = [:]
        for place in records where !place.successors.isEmpty {
            for heir in place.successors where heir != place.code { forebears[heir, default: []].append(place) }
        }
        for (code, places) in forebears {
            guard places.count == 1, let old = places.first, old.successors.count == 1, let year = old.validTo,
                let new = first(code), old.validFrom < year, new.validFrom == year, new.kind == old.kind,
                new.level == old.level
            else { continue }
            before[code] = Step(code: old.code, year: year)
            since[old.code] = Step(code: code, year: year)
        }
    }
}
