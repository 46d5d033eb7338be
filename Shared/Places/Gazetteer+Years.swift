/// Where places of one year lie in another.
extension Gazetteer {
    /// Every division and zone in force on 31 December of `year`, in the order of codes.
    public func inForce(in year: Int) -> [Place] { records.filter { $0.isInForce(in: year) } }

    /// Every division and zone that ended in `year` and had been in force the year before, in the order of codes. A place that was
    /// only renamed has not ended.
    public func ended(in year: Int) -> [Place] {
        records.filter { $0.validTo == year && $0.isInForce(in: year - 1) && !isInForce($0.code, in: year) }
    }

    /// Whether a place was in force on 31 December of `year`, under whatever name.
    public func isInForce(_ code: PlaceCode, in year: Int) -> Bool {
        recordRange(of: code).contains { records[$0].isInForce(in: year) }
    }

    /// What holds in a later year the territory that a place had: the place itself while it is in force, else its successors or theirs,
    /// in the order of codes. None where the tables name no heir.
    public func heirs(of code: PlaceCode, in year: Int) -> [PlaceCode] {
        var found: Set<PlaceCode> = []
        var seen: Set<PlaceCode> = []
        var open = [code]
        while let next = open.popLast() {
            guard seen.insert(next).inserted else { continue }
            if isInForce(next, in: year) {
                found.insert(next)
            } else {
                open +=
                    recordRange(of: next).last { (records[$0].validTo ?? .max) <= year }.map {
                        records[$0].successors
                    } ?? []
            }
        }
        return found.sorted()
    }
}
