import Foundation

/// Damage to the head of a page, after which SQLite can read nothing of it.
enum DamagedPage {
    static let bytes = 4_096

    /// What a page is: its first byte.
    enum Kind: UInt8, CaseIterable {
        case innerOfAnIndex = 2
        case innerOfATable = 5
        case leafOfAnIndex = 10
        case leafOfATable = 13
    }

    /// Damages the first page of a kind on which some bytes lie.
    /// - Returns: where in the file it lies.
    @discardableResult
    static func damage(_ path: String, where bytes: Data, kind: Kind) throws -> Range<Data.Index> {
        let file = try Data(contentsOf: URL(fileURLWithPath: path))
        var rest = file.startIndex..<file.endIndex
        while let found = file.range(of: bytes, in: rest) {
            let number = found.lowerBound / Self.bytes
            if file[number * Self.bytes] == kind.rawValue { return try damage(path, page: number) }
            rest = found.upperBound..<file.endIndex
        }
        throw CocoaError(.fileReadCorruptFile)
    }

    /// Damages a page; the first has the number 0.
    @discardableResult
    static func damage(_ path: String, page number: Int) throws -> Range<Data.Index> {
        var file = try Data(contentsOf: URL(fileURLWithPath: path))
        let page = number * Self.bytes..<(number + 1) * Self.bytes
        file[page.lowerBound] ^= 4
        try file.write(to: URL(fileURLWithPath: path))
        return page
    }
}
