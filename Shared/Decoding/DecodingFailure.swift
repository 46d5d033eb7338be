import Documents

/// Why bytes did not become text.
public struct DecodingFailure: Error, Hashable, Sendable, CustomStringConvertible {
    private enum Cause: Hashable {
        case empty
        case binary(offset: Int)
        case notUTF8(offset: Int)
        case tooLarge(bytes: Int, limit: Int)
    }

    private let cause: Cause

    static let empty = Self(cause: .empty)
    static func binary(offset: Int) -> Self { Self(cause: .binary(offset: offset)) }
    static func notUTF8(offset: Int) -> Self { Self(cause: .notUTF8(offset: offset)) }
    static func tooLarge(bytes: Int, limit: Int) -> Self { Self(cause: .tooLarge(bytes: bytes, limit: limit)) }

    /// A stable word for machines: `empty`, `not_text`, `not_utf8`, `too_large`.
    public var code: String {
        switch cause {
        case .empty: "empty"
        case .binary: "not_text"
        case .notUTF8: "not_utf8"
        case .tooLarge: "too_large"
        }
    }

    /// One sentence for a person: what is wrong and what to do about it.
    public var description: String {
        switch cause {
        case .empty:
            "The document holds no text: submit the report itself."
        case .binary(let offset):
            "The document is not text (a zero byte at offset \(offset)): submit it as UTF-8 text."
        case .notUTF8(let offset):
            "The document is not UTF-8 (first wrong byte at offset \(offset)): convert it to UTF-8 and submit it again."
        case .tooLarge(let bytes, let limit):
            "The document has \(bytes) bytes, more than the \(limit) that are decoded: submit the report alone."
        }
    }

    /// The same as a fact about the document, for a dead letter. Decoding gives the same answer every time.
    public var failure: Failure { Failure(stage: .decode, code: code, reason: description, mayHeal: false) }
}
