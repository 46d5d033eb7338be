import Observations
import Packing
import Places
import Rollups

extension DocumentFacts.Findings: Packable {
    package func pack(into packer: inout Packer) {
        packer.add(edition)
        packer.add(metadata)
        packer.add(observations)
        packer.add(checks)
    }

    package init(from unpacker: inout Unpacker) throws {
        self.init(
            edition: try unpacker.value(), metadata: try unpacker.value(), observations: try unpacker.value(),
            checks: try unpacker.value())
    }
}

extension ReadingChange: Packable {
    package func pack(into packer: inout Packer) {
        packer.add(document)
        packer.add(place)
        packer.add(indicator)
        packer.add(oldEdition)
        packer.add(newEdition)
        packer.add(old)
        packer.add(new)
    }

    package init(from unpacker: inout Unpacker) throws {
        self.init(
            document: try unpacker.value(), place: try unpacker.value(), indicator: try unpacker.value(),
            oldEdition: try unpacker.value(), newEdition: try unpacker.value(),
            difference: try Self.difference(old: try unpacker.value(), new: try unpacker.value()))
    }

    private static func difference(old: Observation?, new: Observation?) throws -> Difference {
        switch (old, new) {
        case (nil, let new?): .new(new)
        case (let old?, nil): .gone(old)
        case (let old?, let new?): .changed(old: old, new: new)
        case (nil, nil): throw UnpackingError.unknown("a change from nothing to nothing")
        }
    }
}

extension ChangeCause: Packable {
    package func pack(into packer: inout Packer) {
        packer.add(document)
        packer.add(touched)
    }

    package init(from unpacker: inout Unpacker) throws {
        self.init(document: try unpacker.value(), touched: try unpacker.value([PlaceYear].self))
    }
}

extension PlaceYear: Packable {
    package func pack(into packer: inout Packer) {
        packer.add(place)
        packer.add(year)
    }

    package init(from unpacker: inout Unpacker) throws {
        self.init(place: try unpacker.value(), year: try unpacker.value())
    }
}
