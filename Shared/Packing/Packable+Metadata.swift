import Observations
import Places

extension DocumentMetadata.Jurisdiction: Packable {
    package func pack(into packer: inout Packer) {
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

    package init(from unpacker: inout Unpacker) throws {
        switch try unpacker.number() {
        case 0: self = .place(try unpacker.value())
        case 1: self = .undecided(name: try unpacker.value(), candidates: try unpacker.value())
        case 2: self = .outside(name: try unpacker.value())
        case let number: throw UnpackingError.unknown("a jurisdiction of kind \(number)")
        }
    }
}

extension DocumentMetadata: Packable {
    package func pack(into packer: inout Packer) {
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

    package init(from unpacker: inout Unpacker) throws {
        self.init(
            kind: try unpacker.value(), title: try unpacker.value(), jurisdiction: try unpacker.value(),
            placeName: try unpacker.value(), adcode: try unpacker.value(), parent: try unpacker.value(),
            level: try unpacker.value(), isFunctionalZone: try unpacker.value(), department: try unpacker.value(),
            year: try unpacker.value(), period: try unpacker.value(), issuer: try unpacker.value(),
            published: try unpacker.value(), script: try unpacker.value())
    }
}
