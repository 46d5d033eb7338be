/// The 32 bytes of a SHA-256.
public struct SHA256Digest: Hashable, Sendable, RandomAccessCollection {
    private static let byteCount = 32
    private let bytes: [UInt8]

    /// Has the bytes written by `fill`, which gets room for 32.
    init(_ fill: (UnsafeMutablePointer<UInt8>?) -> Void) {
        bytes = [UInt8](unsafeUninitializedCapacity: Self.byteCount) { buffer, count in
            fill(buffer.baseAddress)
            count = Self.byteCount
        }
    }

    /// The position of the first byte, 0.
    public var startIndex: Int { bytes.startIndex }
    /// Behind the last byte, 32.
    public var endIndex: Int { bytes.endIndex }
    /// A byte.
    public subscript(position: Int) -> UInt8 { bytes[position] }
}
