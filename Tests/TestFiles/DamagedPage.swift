import Foundation

/// Damage to the head of a page of a SQLite file, after which SQLite can read nothing of it.
///
/// What a page is says its first byte, see “B-tree Pages” in the [format of the file](https://www.sqlite.org/fileformat.html).
public enum DamagedPage {
    /// What a page is: its first byte.
    public enum Kind: UInt8, Sendable {
        case innerOfAnIndex = 2
        case innerOfATable = 5
        case leafOfAnIndex = 10
        case leafOfATable = 13
    }

    /// The damage that a test meant to do was not possible: it would prove nothing.
    public struct NotDone: Error, CustomStringConvertible {
        /// What the file lacks.
        public let description: String
    }

    /// The size of a page in every store.
    private static let pageBytes = 4_096

    /// The numbers of the pages of tables and indices. The first page of all, with the number 0, belongs to the file itself.
    public static func pages(in file: Data) -> [Int] {
        (1..<file.count / pageBytes).filter { Kind(rawValue: file[$0 * pageBytes]) != nil }
    }

    /// Damages the first page of a kind on which some bytes lie; they may lie on pages of other kinds too.
    /// - Returns: where in the file it lies.
    /// - Throws: ``NotDone`` when there is no such page.
    @discardableResult
    public static func damage(_ path: String, where bytes: Data, kind: Kind) throws -> Range<Data.Index> {
        let file = try Data(contentsOf: URL(fileURLWithPath: path))
        var rest = file.startIndex..<file.endIndex
        while let found = file.range(of: bytes, in: rest) {
            let number = found.lowerBound / pageBytes
            if file[number * pageBytes] == kind.rawValue { return try damage(path, page: number) }
            rest = found.upperBound..<file.endIndex
        }
        throw NotDone(description: "the bytes lie on no page of this kind of \(path)")
    }

    /// Damages a page; the first has the number 0.
    /// - Returns: where in the file it lies.
    @discardableResult
    public static func damage(_ path: String, page number: Int) throws -> Range<Data.Index> {
        var file = try Data(contentsOf: URL(fileURLWithPath: path))
        let page = number * pageBytes..<(number + 1) * pageBytes
        file[page.lowerBound] ^= 4
        try file.write(to: URL(fileURLWithPath: path))
        return page
    }
}
