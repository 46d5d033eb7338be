import Foundation

/// The path of something below a watched folder, by its bytes: the system takes any bytes for a name, and old machines write names in GBK.
struct WatchedPath: Hashable, Comparable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    /// What the longest name of a file may have, in bytes.
    static let longestName = 255

    /// As the system knows it.
    let bytes: [UInt8]

    /// A path by its text.
    init(_ text: String) { bytes = Array(text.utf8) }

    init(stringLiteral text: String) { self.init(text) }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    /// What lies under a name in this folder.
    func appending(_ name: [UInt8]) -> WatchedPath {
        WatchedPath(bytes: bytes.isEmpty ? name : bytes + [UInt8(ascii: "/")] + name)
    }

    /// For persons, and as the name where it is moved: names that are no UTF-8 with each strange byte as `%B7`.
    var text: String { names.joined(separator: "/") }

    var description: String { text }

    /// The names of folders and file.
    var names: [String] { bytes.split(separator: UInt8(ascii: "/")).map { Self.text(Array($0)) } }

    /// The name of the file, lower case.
    var lowercasedName: String { (names.last ?? "").lowercased() }

    private static func text(_ name: [UInt8]) -> String {
        if let text = String(validating: name, as: UTF8.self) { return text }
        return name.map { byte in
            (0x20..<0x7F).contains(byte)
                ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }.joined()
    }

    /// A name that, with what is put behind it, is no longer than the system allows.
    static func shortened(_ name: String, before suffix: String = "") -> String {
        var short = name
        while short.utf8.count + suffix.utf8.count > longestName, !short.isEmpty { short.removeLast() }
        return short + suffix
    }

    static func < (left: WatchedPath, right: WatchedPath) -> Bool { left.bytes.lexicographicallyPrecedes(right.bytes) }
}
