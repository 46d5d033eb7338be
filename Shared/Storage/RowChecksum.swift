import Digests
import Foundation

/// The checksum that every row carries: the first eight bytes of the SHA-256 over its columns.
///
/// SQLite's own `integrity_check` does not notice a changed digit in a payload; a checksum per row does. Each column is
/// preceded by its kind and length, so that no two rows share their bytes by moving a border.
public struct RowChecksum: ~Copyable {
    /// What was hashed so far; `nil` for most rows, which are short.
    private var digest: SHA256?
    /// What is to be hashed: columns are small, and each call of the hash costs more than they do.
    private var pending: [UInt8] = []
    private static let pendingBytes = 1_024

    /// A checksum over no columns.
    public init() { pending.reserveCapacity(Self.pendingBytes / 2) }

    /// The checksum of one column of bytes.
    public static func of(_ bytes: some DataProtocol) -> Int64 {
        var checksum = RowChecksum()
        checksum.add(bytes)
        return checksum.value
    }

    /// Adds a column of bytes.
    public mutating func add(_ bytes: some DataProtocol) {
        header(1, Int64(bytes.count))
        for region in bytes.regions { region.withUnsafeBytes { append($0) } }
    }

    /// Adds a column of text; `nil` differs from the empty text.
    public mutating func add(_ text: String?) {
        guard let text else { return header(0, 0) }
        header(2, Int64(text.utf8.count))
        if text.utf8.count < Self.pendingBytes {
            pending.append(contentsOf: text.utf8)
        } else {
            Array(text.utf8).withUnsafeBytes { append($0) }
        }
    }

    /// Adds a column of a number; `nil` differs from zero.
    public mutating func add(_ number: Int64?) {
        guard let number else { return header(0, 0) }
        header(3, number)
    }

    /// The checksum of what was added so far, as SQLite stores integers.
    public var value: Int64 {
        var whole = begun
        whole.update(pending)
        var value: UInt64 = 0
        for byte in whole.finalize().prefix(8) { value = value << 8 | UInt64(byte) }
        return Int64(bitPattern: value)
    }

    private var begun: SHA256 {
        switch digest {
        case .some(let begun): SHA256(copying: begun)
        case .none: SHA256()
        }
    }

    private mutating func append(_ bytes: UnsafeRawBufferPointer) {
        if pending.count + bytes.count > Self.pendingBytes { flush() }
        if bytes.count < Self.pendingBytes {
            pending.append(contentsOf: bytes)
        } else {
            hash(bytes)
        }
    }

    private mutating func flush() {
        pending.withUnsafeBytes { hash($0) }
        pending.removeAll(keepingCapacity: true)
    }

    private mutating func hash(_ bytes: UnsafeRawBufferPointer) {
        var whole = digest.take() ?? SHA256()
        whole.update(bytes)
        digest = consume whole
    }

    private mutating func header(_ kind: UInt8, _ number: Int64) {
        withUnsafeBytes(of: number.littleEndian) { pending.append(contentsOf: $0) }
        pending.append(kind)
    }
}
