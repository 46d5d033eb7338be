import Foundation

extension Gazetteer {
    private static let regions = 1...6

    /// The gazetteer that comes with the product: divisions of 2010 to 2025, functional zones, townships.
    ///
    /// Loading takes some tens of milliseconds and two megabytes of reading; load it once.
    /// - Throws: ``GazetteerError`` when a table is missing or damaged.
    public static func bundled() throws -> Gazetteer {
        let folder = try resources()
        let divisions = try table("divisions.tsv", in: folder)
        let zones = try table("zones.tsv", in: folder)
        let townships = try regions.map { try table("townships-\($0).tsv", in: folder) }
        let edition = try divisions.edition()
        for other in [zones] + townships where try other.edition() != edition {
            throw GazetteerError.malformed(
                file: other.file, line: 1, reason: "its edition is not that of divisions.tsv")
        }
        var words: Set<String> = []
        var places = try Self.divisions(divisions, words: &words)
        places += try Self.zones(zones)
        return Gazetteer(places: places, words: words, townships: try TownshipTable(townships), edition: edition)
    }

    private static func resources() throws -> URL {
        let name = "shangji_Places.resources"
        let main = Bundle.main.bundleURL.appendingPathComponent(name)
        let folder = FileManager.default.fileExists(atPath: main.path) ? main : Bundle.module.bundleURL
        let tables = folder.appendingPathComponent("Resources")
        guard FileManager.default.fileExists(atPath: tables.path) else { throw GazetteerError.missing(folder: name) }
        return tables
    }

    private static func table(_ name: String, in folder: URL) throws -> GazetteerTable {
        do {
            let data = try Data(contentsOf: folder.appendingPathComponent(name))
            return GazetteerTable(file: name, bytes: [UInt8](data))
        } catch {
            throw GazetteerError.unreadable(file: name, reason: error.localizedDescription)
        }
    }

    private static func divisions(_ table: GazetteerTable, words: inout Set<String>) throws -> [Place] {
        var places: [Place] = []
        try table.forEachRecord { fields, line in
            guard fields.count == 10, let from = table.number(fields[5]) else {
                throw GazetteerError.malformed(
                    file: table.file, line: line, reason: "ten fields with a first year are wanted")
            }
            let name = table.text(fields[1])
            let short = fields[2].isEmpty ? name : table.text(fields[2])
            if !fields[9].isEmpty { words.insert(short) }
            places.append(
                Place(
                    code: PlaceCode(rawValue: table.text(fields[0])), name: name, shortName: short,
                    aliases: table.list(fields[8]), level: level(table, fields[3]), parent: code(table, fields[4]),
                    validFrom: from, validTo: table.number(fields[6]),
                    successors: table.list(fields[7]).map(PlaceCode.init(rawValue:))))
        }
        return places
    }

    private static func zones(_ table: GazetteerTable) throws -> [Place] {
        var places: [Place] = []
        try table.forEachRecord { fields, line in
            guard fields.count == 7, let parent = code(table, fields[3]) else {
                throw GazetteerError.malformed(
                    file: table.file, line: line, reason: "seven fields with a parent are wanted")
            }
            let name = table.text(fields[1])
            places.append(
                Place(
                    code: PlaceCode(rawValue: table.text(fields[0])), name: name, shortName: name,
                    aliases: table.list(fields[6]), kind: .zone, level: level(table, fields[2]), parent: parent,
                    validFrom: table.number(fields[4]) ?? 1981, validTo: table.number(fields[5]), countedIn: .unknown))
        }
        return places
    }

    private static func code(_ table: GazetteerTable, _ field: Range<Int>) -> PlaceCode? {
        field.isEmpty ? nil : PlaceCode(rawValue: table.text(field))
    }

    private static func level(_ table: GazetteerTable, _ field: Range<Int>) -> PlaceLevel? {
        switch table.bytes[field].first {
        case UInt8(ascii: "P"): .province
        case UInt8(ascii: "F"): .prefecture
        case UInt8(ascii: "C"): .county
        default: nil
        }
    }
}
