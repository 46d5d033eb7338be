import Foundation
import Indicators
import Places
import Quantities

extension PlaceCode: Packable {}
extension IndicatorCode: Packable {}
extension Ambit: Packable {}
extension Qualifier: Packable {}
extension Mention.Kind: Packable {}
extension Mention.Rejection: Packable {}
extension Place.Standing: Packable {}

/// Two ends and whether they are the same, or the upper one is ruled out or missing.
extension Bounds: Packable {
    private enum Shape: UInt64 {
        case exact, closed, halfOpen, open, exactAndEmpty, openAndEmpty
    }

    private var shape: Shape {
        guard let upper else { return excludesUpper ? .openAndEmpty : .open }
        if isExact && ShortDecimal(upper) != nil { return excludesUpper ? .exactAndEmpty : .exact }
        return excludesUpper ? .halfOpen : .closed
    }

    package func pack(into packer: inout Packer) {
        let shape = self.shape
        packer.add(number: shape.rawValue)
        packer.add(lower)
        if shape == .closed || shape == .halfOpen, let upper { packer.add(upper) }
    }

    package init(from unpacker: inout Unpacker) throws {
        let number = try unpacker.number()
        guard let shape = Shape(rawValue: number) else { throw UnpackingError.unknown("bounds of shape \(number)") }
        let lower = try unpacker.value(Decimal.self)
        switch shape {
        case .exact: self.init(exactly: lower)
        case .exactAndEmpty: self.init(lower: lower, upper: lower, excludesUpper: true)
        case .closed: self.init(lower: lower, upper: try unpacker.value(Decimal.self))
        case .halfOpen: self.init(lower: lower, upper: try unpacker.value(Decimal.self), excludesUpper: true)
        case .open: self.init(lower: lower, upper: nil)
        case .openAndEmpty: self.init(lower: lower, upper: nil, excludesUpper: true)
        }
    }
}

extension CalendarDay: Packable {
    package func pack(into packer: inout Packer) { packer.add(number: UInt64((year * 12 + month - 1) * 31 + day - 1)) }

    package init(from unpacker: inout Unpacker) throws {
        let number = Int(truncatingIfNeeded: try unpacker.number())
        let months = number / 31
        guard let day = CalendarDay(year: months / 12, month: months % 12 + 1, day: number % 31 + 1) else {
            throw UnpackingError.unknown("a day of number \(number)")
        }
        self = day
    }
}

extension Period: Packable {
    package func pack(into packer: inout Packer) {
        packer.add(from)
        packer.add(to)
    }

    package init(from unpacker: inout Unpacker) throws {
        self.init(from: try unpacker.value(), to: try unpacker.value())
    }
}

extension Mention: Packable {
    package func pack(into packer: inout Packer) {
        packer.add(span)
        packer.add(surface)
        packer.add(kind)
        packer.add(label)
        packer.add(unit)
        packer.add(rejection)
    }

    package init(from unpacker: inout Unpacker) throws {
        self.init(
            span: try unpacker.value(), surface: try unpacker.value(), kind: try unpacker.value(),
            label: try unpacker.value(), unit: try unpacker.value(), rejection: try unpacker.value())
    }
}
