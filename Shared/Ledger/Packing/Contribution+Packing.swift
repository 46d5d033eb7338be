import Foundation
import Observations
import Packing
import Rollups

extension PlaceResult.ReportState: Packable {}
extension WhyNot: Packable {}

extension PlaceResult.FigureUse: Packable {
    package func pack(into packer: inout Packer) {
        packer.add(document)
        packer.add(index)
        packer.add(whyNot)
    }

    package init(from unpacker: inout Unpacker) throws {
        self.init(document: try unpacker.value(), index: try unpacker.value(), whyNot: try unpacker.value())
    }
}

extension Contribution.Line: Packable {
    package func pack(into packer: inout Packer) {
        packer.add(indicator)
        packer.add(unit)
        packer.add(ownValue)
        packer.add(ownBounds)
        packer.add(value)
        packer.add(bounds)
        packer.add(rule)
        packer.add(isPartial)
        packer.add(makeup)
        packer.add(parts)
        packer.add(partsDisagree)
        packer.add(isAmbiguous)
        packer.add(isLookingBack)
        packer.add(editions ?? [])
        packer.add(counties)
    }

    package init(from unpacker: inout Unpacker) throws {
        self.init(indicator: try unpacker.value(), unit: try unpacker.value())
        ownValue = try unpacker.value()
        ownBounds = try unpacker.value()
        value = try unpacker.value()
        bounds = try unpacker.value()
        rule = try unpacker.value()
        isPartial = try unpacker.value()
        makeup = try unpacker.value()
        parts = try unpacker.value()
        partsDisagree = try unpacker.value()
        isAmbiguous = try unpacker.value()
        isLookingBack = try unpacker.value()
        let read = try unpacker.value([Edition].self)
        editions = read.isEmpty ? nil : read
        counties = try unpacker.value()
    }
}

extension Contribution: Packable {
    package func pack(into packer: inout Packer) {
        packer.add(key)
        packer.add(state)
        packer.add(counties)
        packer.add(lines)
    }

    package init(from unpacker: inout Unpacker) throws {
        self.init(
            key: try unpacker.value(), state: try unpacker.value(), counties: try unpacker.value(),
            lines: try unpacker.value())
    }
}
