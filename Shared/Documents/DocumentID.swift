import Digests
import Foundation

/// The name of a document: the SHA-256 of its bytes, 32 bytes, printed as 64 lower-case hexadecimal digits.
///
/// The same bytes have the same name at every node, which is what makes a second submission, a second path and a replay
/// recognisable as the same document.
public struct DocumentID: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// 64 lower-case hexadecimal digits.
    public let description: String

    /// Names `bytes`. Complexity: linear in their number.
    public init(hashing bytes: some Sequence<UInt8>) {
        var digest = SHA256()
        digest.update(Array(bytes))
        self.init(digest: digest.finalize())
    }

    /// Takes a finished digest, for bytes that were hashed in chunks as they arrived.
    public init(digest: SHA256Digest) {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(64)
        for byte in digest {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        description = String(decoding: text, as: UTF8.self)
    }

    /// Reads 64 lower-case hexadecimal digits; `nil` for anything else.
    public init?(_ text: some StringProtocol) { self.init(String(text)) }

    /// Reads 64 lower-case hexadecimal digits; `nil` for anything else. Stores read names by the thousand: this one is not generic.
    public init?(_ text: String) {
        let digits = text.utf8
        guard digits.count == 64 else { return nil }
        for digit in digits where !((0x30...0x39).contains(digit) || (0x61...0x66).contains(digit)) { return nil }
        description = text
    }

    /// The first 12 digits: what people read in tables and logs.
    public var short: String { String(description.prefix(12)) }

    /// Alphabetical by digits: a fixed order for listings, nothing more.
    public static func < (left: Self, right: Self) -> Bool { left.description < right.description }
}

extension DocumentID: Codable {
    /// Decodes a string of 64 digits.
    /// - Throws: `DecodingError.dataCorrupted` for any other string.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let id = DocumentID(text) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "a document id is 64 lower-case hexadecimal digits, not “\(text)”")
        }
        self = id
    }

    /// Encodes the 64 digits as one string.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
