import Observations
import Places
import Rollups

extension DocumentMetadata.Jurisdiction: Packable {
    func pack(into packer: inout Packer) {
        switch self {
        case .place(let code):
            packer.add(number: 0)
            packer.add(code)
        case .undecided(let name, let candidates):
            packer.add(number: 1)
            packer.add(name)
            packer.add(candidates)
        case .outside(let name):
            packer.add(number: 2)
            packer.add(name)
        }
    }

    init(from unpacker: inout Unpacker) throws {
        switch try unpacker.number() {
        case 0: self = .place(try unpacker.value())
        case 1: self = .undecided(name: try unpacker.value(), candidates: try unpacker.value())
        case 2: self = .outside(name: try unpacker.value())
        case let number: throw UnpackingError.unknown("a jurisdiction of kind \(number)")
        }
    }
}

extension DocumentMetadata: Packable {
    func pack(into packer: inout Packer) {
        packer.add(kind)
        packer.add(title)
        packer.add(jurisdiction)
        packer.add(placeName)
        packer.add(adcode)
        packer.add(parent)
        packer.add(level)
        packer.add(isFunctionalZone)
        packer.add(department)
        packer.add(year)
        packer.add(period)
        packer.add(issuer)
        packer.add(published)
        packer.add(script)
    }

    init(from unpacker: inout Unpacker) throws {
        self.init(
            kind: try unpacker.value(), title: try unpacker.value(), jurisdiction: try unpacker.value(),
            placeName: try unpacker.value(), adcode: try unpacker.value(), parent: try unpacker.value(),
            level: try unpacker.value(), isFunctionalZone: try unpacker.value(), department: try unpacker.value(),
            year: try unpacker.value(), period: try unpacker.value(), issuer: try unpacker.value(),
            published: try unpacker.value(), script: try unpacker.value())
    }
}

extension DocumentFacts.Findings: Packable {
    func pack(into packer: inout Packer) {
        packer.add(edition)
        packer.add(metadata)
        packer.add(observations)
        packer.add(checks)
    }

    init(from unpacker: inout Unpacker) throws {
        self.init(
            edition: try unpacker.value(), metadata: try unpacker.value(), observations: try unpacker.value(),
            checks: try unpacker.value())
    }
}

extension ReadingChange: Packable {
    func pack(into packer: inout Packer) {
        packer.add(document)
        packer.add(place)
        packer.add(indicator)
        packer.add(oldEdition)
        packer.add(newEdition)
        packer.add(old)
        packer.add(new)
    }

    init(from unpacker: inout Unpacker) throws {
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
    func pack(into packer: inout Packer) {
        packer.add(document)
        packer.add(touched)
    }

    init(from unpacker: inout Unpacker) throws {
        self.init(document: try unpacker.value(), touched: try unpacker.value([PlaceYear].self))
    }
}

extension PlaceYear: Packable {
    func pack(into packer: inout Packer) {
        packer.add(place)
        packer.add(year)
    }

    init(from unpacker: inout Unpacker) throws {
        self.init(place: try unpacker.value(), year: try unpacker.value())
    }
}
