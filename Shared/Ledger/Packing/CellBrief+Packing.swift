import Foundation
import Packing
import Rollups

extension CellBrief.Source: Packable {
    package func pack(into packer: inout Packer) {
        packer.add(document)
        packer.add(index)
    }

    package init(from unpacker: inout Unpacker) throws {
        self.init(document: try unpacker.value(), index: try unpacker.value())
    }
}

extension CellBrief: Packable {
    package func pack(into packer: inout Packer) {
        packer.add(unit)
        packer.add(value)
        packer.add(bounds)
        packer.add(numerator)
        packer.add(denominator)
        packer.add(ownValue)
        packer.add(ownBounds)
        packer.add(sources)
        packer.add(isAmbiguous)
        packer.add(handedUp)
        packer.add(handedUpBounds)
        packer.add(handedUpBy)
        packer.add(verdict)
        packer.add(expected)
        packer.add(reporting)
        packer.add(stating)
        packer.add(unreadable)
        packer.add(ambiguous)
        packer.add(isComplete)
        // Behind all else, and only where there is any: what was packed before anybody could decide stays readable.
        if let decisions { packer.add(decisions) }
    }

    package init(from unpacker: inout Unpacker) throws {
        self.init(unit: try unpacker.value())
        value = try unpacker.value()
        bounds = try unpacker.value()
        numerator = try unpacker.value()
        denominator = try unpacker.value()
        ownValue = try unpacker.value()
        ownBounds = try unpacker.value()
        sources = try unpacker.value()
        isAmbiguous = try unpacker.value()
        handedUp = try unpacker.value()
        handedUpBounds = try unpacker.value()
        handedUpBy = try unpacker.value()
        verdict = try unpacker.value()
        expected = try unpacker.value()
        reporting = try unpacker.value()
        stating = try unpacker.value()
        unreadable = try unpacker.value()
        ambiguous = try unpacker.value()
        isComplete = try unpacker.value()
        decisions = unpacker.isAtEnd ? nil : try unpacker.value([CellDecision].self)
    }
}
