import COpenSSL

/// The SHA-256 of bytes that arrive in pieces (FIPS 180-4), by OpenSSL's libcrypto, which uses the processor's own
/// instructions where there are some.
///
/// Complexity: linear in the bytes; about a microsecond to begin.
public struct SHA256: ~Copyable {
    /// libcrypto's own state; given back when the value ends.
    private let context: OpaquePointer

    /// Begins with no bytes.
    public init() {
        self.init { EVP_DigestInit_ex2($0, Algorithm.sha256.pointer, nil) }
    }

    /// Goes on from where another stands, which goes its own way.
    public init(copying other: borrowing SHA256) {
        let begun = other.context
        self.init { EVP_MD_CTX_copy_ex($0, begun) }
    }

    private init(_ begin: (OpaquePointer) -> Int32) {
        // Both fail only when the process has no memory left for a few hundred bytes; libcrypto always has this digest.
        guard let context = EVP_MD_CTX_new(), begin(context) == 1 else {
            preconditionFailure("libcrypto has no memory or no SHA-256")
        }
        self.context = context
    }

    deinit { EVP_MD_CTX_free(context) }

    /// Adds bytes.
    public mutating func update(_ bytes: UnsafeRawBufferPointer) {
        guard let start = bytes.baseAddress else { return }
        EVP_DigestUpdate(context, start, bytes.count)
    }

    /// Adds bytes.
    public mutating func update(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { update($0) }
    }

    /// The digest of all bytes that were added.
    public consuming func finalize() -> SHA256Digest {
        SHA256Digest { EVP_DigestFinal_ex(context, $0, nil) }
    }
}

/// What libcrypto looks up by name, which is dear, once a process.
private struct Algorithm: Sendable {
    /// Never written to and never freed.
    nonisolated(unsafe) let pointer: OpaquePointer?

    static let sha256 = Algorithm(pointer: EVP_MD_fetch(nil, "SHA256", nil))
}
