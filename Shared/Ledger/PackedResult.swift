import Foundation
import Indicators
import Observations
import Packing
import Rollups

/// The content of a result's row. Cells stand in sections of their own, so that a listing of some indicators reads no others
/// and cells that stay as they were are told by their bytes.
///
/// ```
///  state  counties  uses  sections of cells  editions of each cell
/// ```
///
/// The editions stand apart: a cell whose figures were read again and are the same says nothing else, and its history has no
/// further version.
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
        packer.add(result.cells.map { $0.editions ?? [] })
        data = Data(packer.bytes)
    }

    /// The whole result.
    func result(of key: PlaceYear) throws -> PlaceResult {
        try Unpacker.unpack(data) { unpacker in
            var result = PlaceResult(key: key, state: try unpacker.value(), cells: [], uses: [])
            result.counties = try unpacker.value()
            result.uses = try unpacker.value()
            let sections = try Sections(from: &unpacker, in: data)
            result.cells = try Self.cells(sections, unpacker.value(), of: key)
            return result
        }
    }

    /// The fates of the figures alone.
    func uses() throws -> [PlaceResult.FigureUse] { try parts().uses }

    /// The cells of some indicators.
    func cells(of key: PlaceYear, where isWanted: (IndicatorCode) -> Bool) throws -> [Cell] {
        let parts = try parts()
        return try Self.cells(parts.cells, parts.editions, of: key, where: isWanted)
    }

    /// The cells as bytes.
    func sections() throws -> Sections { try parts().cells }

    private func parts() throws -> (uses: [PlaceResult.FigureUse], cells: Sections, editions: [[Edition]]) {
        try Unpacker.unpack(data) { unpacker in
            _ = try (unpacker.value(PlaceResult.ReportState.self), unpacker.value(Coverage.Counties.self))
            return (try unpacker.value(), try Sections(from: &unpacker, in: data), try unpacker.value())
        }
    }

    private static func cells(
        _ sections: Sections, _ editions: [[Edition]], of key: PlaceYear,
        where isWanted: (IndicatorCode) -> Bool = { _ in true }
    ) throws -> [Cell] {
        try zip(sections.all, editions).filter { isWanted($0.0.indicator) }.map { section, editions in
            var cell = try Unpacker.unpack(section.bytes) { try Cell(of: key, section.indicator, bodyFrom: &$0) }
            cell.editions = editions.isEmpty ? nil : editions
            return cell
        }
    }
}
