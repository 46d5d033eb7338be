/// What is wrong with a file of keys, in one sentence with what to do.
public enum KeyError: Error, Hashable, Sendable, CustomStringConvertible {
    /// There is no such file, or it cannot be read.
    case unreadable(String, String)
    /// Somebody beside its owner may read it.
    case readableByOthers(String, mode: UInt32)
    /// It is not what a key file is.
    case noKey(String)
    /// What stands in it is no key.
    case wrongKey(String, String)
    /// A file is there already.
    case exists(String)
    /// It cannot be written.
    case unwritable(String, String)
    /// A list of admitted keys is not what it should be, with the line.
    case noList(String, line: Int, String)
    /// A file of announced keys cannot be used.
    case noAnnouncements(String, String)
    /// A key is in a list already.
    case alreadyAdmitted(String, node: String)

    /// The sentence.
    public var description: String {
        switch self {
        case .unreadable(let path, let reason):
            "the key file \(path) cannot be read: \(reason); “shangji keys new \(path)” makes one"
        case .readableByOthers(let path, let mode):
            "others may read the key file \(path) (mode 0\(String(mode, radix: 8))) or own it; make it the service's own with “chmod 600” and “chown”, and rotate the key if somebody may have read it"
        case .noKey(let path): "\(path) is no key file: it wants the two lines “public: …” and “secret: …”"
        case .wrongKey(let path, let reason): "the key file \(path) holds no key: \(reason)"
        case .exists(let path):
            "\(path) is there already and is not overwritten; take another name, or “shangji keys rotate”"
        case .unwritable(let path, let reason): "\(path) cannot be written: \(reason)"
        case .noList(let path, let line, let reason): "the list of admitted keys \(path), line \(line): \(reason)"
        case .noAnnouncements(let path, let reason):
            "the file of announced keys \(path) is not used: \(reason); the keys of the configuration hold"
        case .alreadyAdmitted(let path, let node): "the key is admitted in \(path) already, for the node \(node)"
        }
    }
}
