import Foundation
import Packing
import Quantities
import Rollups

extension Cell.Method: Packable {}
extension Cell.HandedUpBy: Packable {}
extension Cell.Verdict: Packable {}
extension VerdictReason.Code: Packable {}

extension VerdictReason: Packable {
    package func pack(into packer: inout Packer) {
        packer.add(code)
        packer.add(names)
    }

    package init(from unpacker: inout Unpacker) throws { self.init(try unpacker.value(), names: try unpacker.value()) }
}

extension Makeup: Packable {
    package func pack(into packer: inout Packer) {
        packer.add(figures)
        packer.add(inexact)
        packer.add(exactSum)
        packer.add(partialPeriods)
        packer.add(periods)
    }

    package init(from unpacker: inout Unpacker) throws {
        self.init()
        figures = try unpacker.value()
        inexact = try unpacker.value()
        exactSum = try unpacker.value()
        partialPeriods = try unpacker.value()
        periods = try unpacker.value()
    }
}

extension RatioParts: Packable {
    package func pack(into packer: inout Packer) {
        packer.add(numerator)
        packer.add(numeratorBounds)
        packer.add(denominator)
        packer.add(denominatorBounds)
    }

    package init(from unpacker: inout Unpacker) throws {
        self.init(
            numerator: try unpacker.value(), numeratorBounds: try unpacker.value(),
            denominator: try unpacker.value(), denominatorBounds: try unpacker.value())
    }
}

extension Distribution: Packable {
    package func pack(into packer: inout Packer) {
        packer.add(count)
        packer.add(minimum)
        packer.add(median)
        packer.add(maximum)
    }

    package init(from unpacker: inout Unpacker) throws {
        self.init(
            count: try unpacker.value(), minimum: try unpacker.value(), median: try unpacker.value(),
            maximum: try unpacker.value())
    }
}

extension Coverage.Counties: Packable {
    package func pack(into packer: inout Packer) {
        packer.add(expected)
        packer.add(reporting)
        packer.add(unreadable)
        packer.add(stating)
        packer.add(zero)
        packer.add(ambiguous)
        packer.add(statedLater)
    }

    package init(from unpacker: inout Unpacker) throws {
        self.init()
        expected = try unpacker.value()
        reporting = try unpacker.value()
        unreadable = try unpacker.value()
        stating = try unpacker.value()
        zero = try unpacker.value()
        ambiguous = try unpacker.value()
        statedLater = try unpacker.value()
    }
}

extension Coverage: Packable {
    package func pack(into packer: inout Packer) {
        packer.add(expected)
        packer.add(reporting)
        packer.add(stating)
        packer.add(zero)
        packer.add(unreadable)
        packer.add(ambiguous)
        packer.add(statedLater)
        packer.add(missingNames)
        packer.add(partialNames)
        packer.add(counties)
    }

    package init(from unpacker: inout Unpacker) throws {
        self.init()
        expected = try unpacker.value()
        reporting = try unpacker.value()
        stating = try unpacker.value()
        zero = try unpacker.value()
        unreadable = try unpacker.value()
        ambiguous = try unpacker.value()
        statedLater = try unpacker.value()
        missingNames = try unpacker.value()
        partialNames = try unpacker.value()
        counties = try unpacker.value()
    }
}

extension ZoneFigure: Packable {
    package func pack(into packer: inout Packer) {
        packer.add(place)
        packer.add(name)
        packer.add(value)
        packer.add(bounds)
        packer.add(standing)
    }

    package init(from unpacker: inout Unpacker) throws {
        self.init(
            place: try unpacker.value(), name: try unpacker.value(), value: try unpacker.value(),
            bounds: try unpacker.value(), standing: try unpacker.value())
    }
}

extension OwnFigure: Packable {
    package func pack(into packer: inout Packer) {
        packer.add(document)
        packer.add(index)
        packer.add(surface)
        packer.add(value)
        packer.add(bounds)
        packer.add(ambit)
        packer.add(period)
        packer.add(reportYear)
    }

    package init(from unpacker: inout Unpacker) throws {
        self.init(
            document: try unpacker.value(), index: try unpacker.value(), surface: try unpacker.value(),
            value: try unpacker.value(), bounds: try unpacker.value(), ambit: try unpacker.value(),
            period: try unpacker.value(), reportYear: try unpacker.value())
    }
}
