import Documents
import Foundation

/// The 32 bytes that the name's digits stand for.
extension DocumentID: Packable {
    private static let byteCount = 32

    package func pack(into packer: inout Packer) {
        func value(_ digit: UInt8) -> UInt8 { digit < 0x3A ? digit - 0x30 : digit - 0x57 }
        var high: UInt8?
        for digit in description.utf8 {
            if let first = high {
                packer.add(raw: CollectionOfOne(value(first) << 4 | value(digit)))
                high = nil
            } else {
                high = digit
            }
        }
    }

    package init(from unpacker: inout Unpacker) throws {
        func digit(_ value: UInt8) -> UInt8 { value < 10 ? value + 0x30 : value + 0x57 }
        let bytes = try unpacker.raw(Self.byteCount)
        let text = String(unsafeUninitializedCapacity: 2 * Self.byteCount) { buffer in
            for (index, byte) in bytes.enumerated() {
                buffer[2 * index] = digit(byte >> 4)
                buffer[2 * index + 1] = digit(byte & 15)
            }
            return 2 * Self.byteCount
        }
        guard let id = DocumentID(text) else { throw UnpackingError.unknown(text) }
        self = id
    }
}

extension TextSpan: Packable {
    package func pack(into packer: inout Packer) {
        packer.add(start)
        packer.add(end - start)
    }

    package init(from unpacker: inout Unpacker) throws {
        let start = try unpacker.value(Int.self)
        let length = try unpacker.value(Int.self)
        let (end, overflow) = start.addingReportingOverflow(length)
        guard length >= 0, !overflow else { throw UnpackingError.unknown("a span of length \(length)") }
        self.init(start: start, end: end)
    }
}

extension Claim: Packable {
    package func pack(into packer: inout Packer) {
        packer.add(node)
        packer.add(time)
        packer.add(source)
        packer.add(placeHint)
        packer.add(yearHint)
    }

    package init(from unpacker: inout Unpacker) throws {
        self.init(
            node: try unpacker.value(), time: try unpacker.value(), source: try unpacker.value(),
            placeHint: try unpacker.value(), yearHint: try unpacker.value())
    }
}
