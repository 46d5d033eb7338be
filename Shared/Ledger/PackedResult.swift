import Foundation
import Indicators
import Packing
import Rollups

/// The content of a result's row. Cells stand in sections of their own, so that a listing of some indicators reads no others
/// and cells that stay as they were are told by their bytes.
///
/// ```
///  state  counties  uses  sections of cells
/// ```
struct PackedResult {
    let data: Data

    init(_ data: Data) { self.data = data }

    /// Packs a result.
    init(_ result: PlaceResult) {
        var packer = Packer()
        packer.add(result.state)
        packer.add(result.counties)
        packer.add(result.uses)
        packer.add(sections: result.cells, code: \.indicator) { $0.packBody(into: &$1) }
        data = Data(packer.bytes)
    }

    /// The whole result.
    func result(of key: PlaceYear) throws -> PlaceResult {
        try Unpacker.unpack(data) { unpacker in
            var result = PlaceResult(key: key, state: try unpacker.value(), cells: [], uses: [])
            result.counties = try unpacker.value()
            result.uses = try unpacker.value()
            result.cells = try Self.cells(Sections(from: &unpacker, in: data), of: key)
            return result
        }
    }

    /// The fates of the figures alone.
    func uses() throws -> [PlaceResult.FigureUse] { try parts().uses }

    /// The cells of some indicators.
    func cells(of key: PlaceYear, where isWanted: (IndicatorCode) -> Bool) throws -> [Cell] {
        try Self.cells(try sections(), of: key, where: isWanted)
    }

    /// The cells as bytes.
    func sections() throws -> Sections { try parts().cells }

    private func parts() throws -> (uses: [PlaceResult.FigureUse], cells: Sections) {
        try Unpacker.unpack(data) { unpacker in
            _ = try (unpacker.value(PlaceResult.ReportState.self), unpacker.value(Coverage.Counties.self))
            return (try unpacker.value(), try Sections(from: &unpacker, in: data))
        }
    }

    private static func cells(
        _ sections: Sections, of key: PlaceYear, where isWanted: (IndicatorCode) -> Bool = { _ in true }
    ) throws -> [Cell] {
        try sections.all.filter { isWanted($0.indicator) }.map { section in
            try Unpacker.unpack(section.bytes) { try Cell(of: key, section.indicator, bodyFrom: &$0) }
        }
    }
}
