import Foundation
import Indicators
import Packing

/// Something of each of several indicators, packed so that one can be read without the others.
///
/// ```
///  count ‖ code  length  bytes ‖ code  length  bytes ‖ …
/// ```
struct Sections {
    /// The bytes of one indicator's part.
    struct Section {
        let indicator: IndicatorCode
        let bytes: Data
    }

    let all: [Section]

    /// Finds the sections in packed bytes.
    init(from unpacker: inout Unpacker, in data: Data) throws {
        let count = try unpacker.length()
        var all: [Section] = []
        all.reserveCapacity(count)
        for _ in 0..<count {
            let indicator = try unpacker.value(IndicatorCode.self)
            let length = try unpacker.length()
            let start = data.startIndex + unpacker.position
            try unpacker.skip(length)
            all.append(Section(indicator: indicator, bytes: data[start..<start + length]))
        }
        self.all = all
    }

    /// Finds the sections of bytes that are nothing else.
    init(_ data: Data) throws { self = try Unpacker.unpack(data) { try Sections(from: &$0, in: data) } }

    /// The sections by indicator.
    var byIndicator: [IndicatorCode: Data] {
        Dictionary(all.map { ($0.indicator, $0.bytes) }, uniquingKeysWith: { first, _ in first })
    }
}

extension Packer {
    /// Adds a section for each of some elements.
    mutating func add<Element>(
        sections elements: [Element], code: (Element) -> IndicatorCode, body: (Element, inout Packer) -> Void
    ) {
        add(length: elements.count)
        var inner = Packer()
        for element in elements {
            add(code(element))
            inner.clear()
            body(element, &inner)
            add(length: inner.bytes.count)
            add(raw: inner.bytes)
        }
    }
}
