private import Glibc

/// Reads small files whole.
enum FileBytes {
    /// All bytes of the file at `path`; a file larger than `limitBytes` is refused with `EFBIG`.
    static func read(_ path: String, limitBytes: Int) throws(SystemFailure) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .last }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Glibc.read(descriptor, &chunk, chunk.count)
            if count == 0 { return bytes }
            if count < 0 {
                if errno == EINTR { continue }
                throw .last
            }
            bytes += chunk[..<count]
            guard bytes.count <= limitBytes else { throw SystemFailure(code: EFBIG) }
        }
    }
}
