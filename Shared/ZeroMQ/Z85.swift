import CZeroMQ

/// The text form of keys: five characters for four bytes (ZeroMQ RFC 32).
enum Z85 {
    /// The length of a key.
    static let keyBytes = 32
    /// The length of a key's text.
    static let keyCharacters = 40

    /// Whether `text` is the text of 32 bytes.
    static func isKey(_ text: String) -> Bool {
        guard text.utf8.count == keyCharacters, !text.utf8.contains(0) else { return false }
        var bytes = [UInt8](repeating: 0, count: keyBytes)
        return zmq_z85_decode(&bytes, text) != nil
    }

    /// The text of `bytes`, whose number is a multiple of four.
    static func encode(_ bytes: [UInt8]) -> String {
        var characters = [CChar](repeating: 0, count: bytes.count / 4 * 5 + 1)
        zmq_z85_encode(&characters, bytes, bytes.count)
        return text(characters)
    }

    /// The characters up to the closing zero.
    static func text(_ characters: [CChar]) -> String {
        String(decoding: characters.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
