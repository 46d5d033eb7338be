import Documents
import Foundation
import Observations
import Packing
import Places
import Quantities
import Rollups

extension Adjudication.Figure: Packable {
    package func pack(into packer: inout Packer) {
        packer.add(document)
        packer.add(value)
        packer.add(bounds)
        packer.add(period)
    }

    package init(from unpacker: inout Unpacker) throws {
        self.init(
            document: try unpacker.value(), value: try unpacker.value(), bounds: try unpacker.value(),
            period: try unpacker.value())
    }
}

extension Adjudication.Subject: Packable {
    package func pack(into packer: inout Packer) {
        switch self {
        case .cell(let place, let year, let indicator):
            packer.add("cell")
            packer.add(place)
            packer.add(year)
            packer.add(indicator)
        case .observation(let document, let indicator, let span):
            packer.add("observation")
            packer.add(document)
            packer.add(indicator)
            packer.add(span)
        }
    }

    package init(from unpacker: inout Unpacker) throws {
        switch try unpacker.value(String.self) {
        case "cell":
            self = .cell(
                place: try unpacker.value(), year: try unpacker.value(), indicator: try unpacker.value())
        case "observation":
            self = .observation(
                document: try unpacker.value(), indicator: try unpacker.value(), span: try unpacker.value())
        case let word: throw UnpackingError.unknown(word)
        }
    }
}

extension Adjudication.Decision: Packable {
    package func pack(into packer: inout Packer) {
        switch self {
        case .value(let value):
            packer.add("value")
            packer.add(value)
        case .notUsable: packer.add("not_usable")
        case .withdrawn: packer.add("withdrawn")
        }
    }

    package init(from unpacker: inout Unpacker) throws {
        switch try unpacker.value(String.self) {
        case "value": self = .value(try unpacker.value())
        case "not_usable": self = .notUsable
        case "withdrawn": self = .withdrawn
        case let word: throw UnpackingError.unknown(word)
        }
    }
}

extension Adjudication: Packable {
    package func pack(into packer: inout Packer) {
        packer.add(subject)
        packer.add(counter)
        packer.add(decision)
        packer.add(basis)
        packer.add(reason)
        packer.add(person)
        packer.add(time)
    }

    package init(from unpacker: inout Unpacker) throws {
        self.init(
            subject: try unpacker.value(), counter: try unpacker.value(), decision: try unpacker.value(),
            basis: try unpacker.value(), reason: try unpacker.value(), person: try unpacker.value(),
            time: try unpacker.value())
    }
}

extension CellDecision: Packable {
    package func pack(into packer: inout Packer) {
        packer.add(adjudication)
        packer.add(isApplied)
    }

    package init(from unpacker: inout Unpacker) throws {
        self.init(try unpacker.value(), isApplied: try unpacker.value())
    }
}
