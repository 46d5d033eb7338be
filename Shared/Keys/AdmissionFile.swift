import NodeRuntime
import Phrases
import ZeroMQ

/// The file of admitted keys of a running service: read again whenever it changed, so that a key is admitted or shut out
/// without a restart.
///
/// Belongs to one thread. A file that is broken by an edit changes nothing: what stood in it before holds, and the fault is
/// told once.
public final class AdmissionFile {
    static let limitBytes = 4 << 20

    private let path: String
    private let tell: (KeyError) -> Void
    private var list = AdmissionList()
    private var stamp: FileStamp?

    /// Reads the file; a missing one admits nobody until it is made.
    /// - Parameter tell: told what is wrong with a file that was changed.
    /// - Throws: ``KeyError`` when the file is there and broken.
    public init(_ path: String, tell: @escaping (KeyError) -> Void) throws(KeyError) {
        self.path = path
        self.tell = tell
        stamp = PrivateFile.stamp(path)
        if stamp != nil { list = try Self.read(path) }
    }

    /// Who has this key now; `nil` when it is not admitted.
    public subscript(key: CurvePublicKey) -> Admission? {
        refresh()
        return list[key]
    }

    /// All that are admitted now.
    public var admissions: [Admission] {
        refresh()
        return list.admissions
    }

    private func refresh() {
        let now = PrivateFile.stamp(path)
        guard now != stamp else { return }
        stamp = now
        guard now != nil else {
            list = AdmissionList()
            return
        }
        do {
            list = try Self.read(path)
        } catch {
            tell(error)
        }
    }

    /// Reads a list as it stands in a file.
    /// - Throws: ``KeyError``.
    public static func read(_ path: String) throws(KeyError) -> AdmissionList {
        let bytes: [UInt8]
        do {
            bytes = try PrivateFile.read(path, limitBytes: limitBytes)
        } catch {
            throw .noList(
                path, line: 1, Phrase(zh: "无法读取文件：\(error.words.zh)", en: "the file cannot be read: \(error)"))
        }
        return try AdmissionList(yaml: String(decoding: bytes, as: UTF8.self), path: path)
    }

    /// Adds an entry at the end of a file, which is made when there is none. The file is replaced in one step, so that a
    /// service never sees half of it.
    /// - Throws: ``KeyError`` when the key is admitted already or the file is broken; then it is left as it was.
    public static func add(_ admission: Admission, to path: String) throws(KeyError) {
        var text = """
            # Who may connect here: name, place, public key, and role where it is not node: forwarder or reader. Each may hand in
            # for its place and for what lies under it. A change is noticed at once.

            """
        var list = AdmissionList()
        if PrivateFile.stamp(path) != nil {
            list = try read(path)
            do {
                text = String(decoding: try PrivateFile.read(path, limitBytes: limitBytes), as: UTF8.self)
            } catch {
                throw .unwritable(path, error.words)
            }
            if !text.hasSuffix("\n") { text += "\n" }
        }
        try list.add(admission, path, line: list.admissions.count + 1)
        do {
            try PrivateFile.replace(path, Array((text + admission.lines).utf8))
        } catch {
            throw .unwritable(path, error.words)
        }
    }
}
