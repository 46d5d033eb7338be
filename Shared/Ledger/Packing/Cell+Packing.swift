import Foundation
import Indicators
import Packing
import Rollups

/// A cell without its place and year, which its row names. Its indicator stands before it; see ``PackedResult``.
extension Cell {
    func packBody(into packer: inout Packer) {
        packer.add(unit)
        packer.add(method)
        packer.add(value)
        packer.add(bounds)
        packer.add(makeup)
        packer.add(childrenInValue)
        packer.add(numerator)
        packer.add(denominator)
        packer.add(ratioExcluded)
        packer.add(distribution)
        packer.add(coverage)
        packer.add(zones)
        packer.add(ownValue)
        packer.add(ownBounds)
        packer.add(ownAmbit)
        packer.add(ownPeriod)
        packer.add(ownFigures)
        packer.add(restatements)
        packer.add(isAmbiguous)
        packer.add(handedUp)
        packer.add(handedUpBounds)
        packer.add(handedUpBy)
        packer.add(handedUpIsPartial)
        packer.add(handedUpMakeup)
        packer.add(handedUpParts)
        packer.add(ratioPartsDisagree)
        packer.add(difference)
        packer.add(verdict)
        packer.add(verdictReason)
        // Behind all else, and only where there is any: results that were packed before stay readable.
        if let decisions { packer.add(decisions) }
    }

    init(of key: PlaceYear, _ indicator: IndicatorCode, bodyFrom unpacker: inout Unpacker) throws {
        self.init(
            place: key.place, year: key.year, indicator: indicator, unit: try unpacker.value(),
            method: try unpacker.value())
        value = try unpacker.value()
        bounds = try unpacker.value()
        makeup = try unpacker.value()
        childrenInValue = try unpacker.value()
        numerator = try unpacker.value()
        denominator = try unpacker.value()
        ratioExcluded = try unpacker.value()
        distribution = try unpacker.value()
        coverage = try unpacker.value()
        zones = try unpacker.value()
        ownValue = try unpacker.value()
        ownBounds = try unpacker.value()
        ownAmbit = try unpacker.value()
        ownPeriod = try unpacker.value()
        ownFigures = try unpacker.value()
        restatements = try unpacker.value()
        isAmbiguous = try unpacker.value()
        handedUp = try unpacker.value()
        handedUpBounds = try unpacker.value()
        handedUpBy = try unpacker.value()
        handedUpIsPartial = try unpacker.value()
        handedUpMakeup = try unpacker.value()
        handedUpParts = try unpacker.value()
        ratioPartsDisagree = try unpacker.value()
        difference = try unpacker.value()
        verdict = try unpacker.value()
        verdictReason = try unpacker.value()
        decisions = unpacker.isAtEnd ? nil : try unpacker.value([CellDecision].self)
    }
}
