/// A value with a short form; see ``Packer``.
package protocol Packable {
    /// Writes the value.
    func pack(into packer: inout Packer)

    /// Reads a value that ``pack(into:)`` wrote.
    ///
    /// - Throws: ``UnpackingError`` for anything else.
    init(from unpacker: inout Unpacker) throws
}

/// Codes and words stand as texts, so that their order in the program may change.
extension Packable where Self: RawRepresentable, RawValue == String {
    package func pack(into packer: inout Packer) { packer.add(rawValue) }

    package init(from unpacker: inout Unpacker) throws {
        let word = try unpacker.value(String.self)
        guard let value = Self(rawValue: word) else { throw UnpackingError.unknown(word) }
        self = value
    }
}
