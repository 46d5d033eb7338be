import NodeRuntime
import ZeroMQ

/// The file of a node's key: two lines of YAML, mode 0600.
///
/// ```yaml
/// public: "rq:rM>}U?@Lns47E1%kR.o@n%FcmmsL/@{H8]yf7"
/// secret: "…"
/// ```
/// The public half may be told to anybody. The secret half never leaves the file; no error repeats it.
public struct KeyFile: Sendable {
    private static let limitBytes = 4_096

    /// Where it lies.
    public let path: String
    /// What it holds.
    public let keys: CurveKeyPair

    /// Reads a file.
    /// - Throws: ``KeyError`` when there is none, when others may read it, or when it holds no key.
    public init(_ path: String) throws(KeyError) {
        self.path = path
        let mode: UInt32?
        let bytes: [UInt8]
        do throws(SystemFailure) {
            mode = try PrivateFile.foreignAccess(path)
            bytes = try PrivateFile.read(path, limitBytes: Self.limitBytes)
        } catch {
            throw .unreadable(path, error.words)
        }
        if let mode { throw .readableByOthers(path, mode: mode) }
        keys = try Self.parse(bytes, path)
    }

    /// Makes a new key and its file; an existing file is never overwritten.
    /// - Throws: ``KeyError/exists(_:)``; ``KeyError/unwritable(_:_:)``.
    public static func create(_ path: String) throws(KeyError) -> KeyFile {
        let keys: CurveKeyPair
        do {
            keys = try CurveKeyPair.generate()
        } catch {
            throw .unwritable(path, error.words)
        }
        let text = """
            # The key of a Shangji node. Whoever reads the secret half can speak in this node's name: keep it here, mode 0600.
            public: "\(keys.publicKey)"
            secret: "\(keys.secretText)"

            """
        do {
            try PrivateFile.create(path, Array(text.utf8))
        } catch {
            throw error.isExisting ? .exists(path) : .unwritable(path, error.words)
        }
        return try KeyFile(path)
    }

    /// Puts another key file in the place of one, which is kept under a third name; at every moment there is a whole file.
    /// - Throws: ``KeyError`` when either is no key file, or a name cannot be given.
    public static func replace(_ path: String, by next: String, keeping old: String) throws(KeyError) -> KeyFile {
        _ = try KeyFile(path)
        _ = try KeyFile(next)
        do {
            try PrivateFile.exchange(path, by: next, keeping: old)
        } catch {
            throw .unwritable(path, error.words)
        }
        return try KeyFile(path)
    }

    private static func parse(_ bytes: [UInt8], _ path: String) throws(KeyError) -> CurveKeyPair {
        var values: [String: String] = [:]
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") where !line.hasPrefix("#") {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else { throw .noKey(path) }
            // Z85 knows neither blanks nor quotation marks.
            values[String(parts[0])] = parts[1].filter { $0 != " " && $0 != "\"" && $0 != "\r" }
        }
        guard let open = values["public"], let secret = values["secret"], values.count == 2 else { throw .noKey(path) }
        do {
            return try CurveKeyPair(publicKey: CurvePublicKey(open), secretText: secret)
        } catch {
            throw .wrongKey(path, error.words)
        }
    }
}
