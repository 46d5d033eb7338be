import NodeRuntime
import Phrases
import ZeroMQ

/// The keys of the nodes that a service connects to, as those announced them over lines that were guarded by the keys before.
///
/// An endpoint begins with the key that the configuration says. What is heard there under a key that is believed replaces it: the key
/// that the other side has now, and the one that it will have next. So the configuration need not change when the other side's key
/// does. Another key in the configuration is an operator's word, and begins anew.
///
/// Belongs to one thread at a time. The file may be shared by processes that connect to the same endpoints.
public final class AnnouncedKeys {
    private static let limitBytes = 1 << 20

    private let path: String?
    private let tell: (KeyError) -> Void
    private var list = AnnouncedList()
    /// Whether the file holds all that stands in the list.
    private var isKept = true

    /// Reads the file; a missing one knows of no announcement, and so does one that cannot be used, which is told.
    /// - Parameter path: the file; `nil` forgets all with the process.
    public init(_ path: String?, tell: @escaping (KeyError) -> Void) {
        self.path = path
        self.tell = tell
        guard let path, PrivateFile.stamp(path) != nil else { return }
        do throws(KeyError) {
            list = try Self.read(path)
        } catch {
            tell(error)
        }
    }

    /// The keys that are believed at an endpoint, in the order in which they are tried.
    /// - Parameter configured: the key in the configuration.
    public func keys(at endpoint: String, configured: CurvePublicKey) -> [CurvePublicKey] {
        guard let entry = list[endpoint], entry.configured == configured else { return [configured] }
        return entry.keys
    }

    /// A connection was made under this key: it is tried first from now on.
    public func worked(_ key: CurvePublicKey, at endpoint: String, configured: CurvePublicKey) {
        let known = keys(at: endpoint, configured: configured)
        guard known.first != key, known.contains(key) else { return }
        put([key] + known.filter { $0 != key }, at: endpoint, configured)
    }

    /// The other side named its keys.
    /// - Parameter used: the key under which it did. It is believed while the key that is named as the present one is another: the other
    ///   side may be just changing.
    /// - Returns: whether they are kept beyond this process.
    public func heard(
        _ current: CurvePublicKey, _ next: CurvePublicKey?, under used: CurvePublicKey, at endpoint: String,
        configured: CurvePublicKey
    ) -> Bool {
        var keys = [current]
        for key in [next, used].compactMap(\.self) where !keys.contains(key) { keys.append(key) }
        if keys != self.keys(at: endpoint, configured: configured) {
            put(keys, at: endpoint, configured)
        } else if !isKept {
            save()
        }
        return isKept && path != nil
    }

    private func put(_ keys: [CurvePublicKey], at endpoint: String, _ configured: CurvePublicKey) {
        list[endpoint] = AnnouncedList.Entry(configured: configured, keys: keys)
        save()
    }

    /// Writes what this process heard over what others may have written.
    private func save() {
        guard let path else { return }
        let wasKept = isKept
        do throws(KeyError) {
            var whole = (PrivateFile.stamp(path) == nil ? nil : try? Self.read(path)) ?? AnnouncedList()
            whole.take(list)
            do {
                try PrivateFile.replace(path, Array(whole.text.utf8))
            } catch {
                throw .unwritable(path, error.words)
            }
            isKept = true
        } catch {
            isKept = false
            // It is tried again with every announcement.
            if wasKept { tell(error) }
        }
    }

    /// Reads what is believed as it stands in a file.
    /// - Throws: ``KeyError``.
    public static func read(_ path: String) throws(KeyError) -> AnnouncedList {
        let mode: UInt32?
        let bytes: [UInt8]
        do throws(SystemFailure) {
            mode = try PrivateFile.foreignAccess(path)
            bytes = try PrivateFile.read(path, limitBytes: limitBytes)
        } catch {
            throw .noAnnouncements(
                path, Phrase(zh: "无法读取：\(error.words.zh)", en: "it cannot be read: \(error)"))
        }
        if let mode {
            let mode = String(mode, radix: 8)
            throw .noAnnouncements(
                path,
                Phrase(zh: "其他用户可以读取或改动（权限 0\(mode)）", en: "others may read or change it (mode 0\(mode))"))
        }
        return try AnnouncedList(yaml: String(decoding: bytes, as: UTF8.self), path: path)
    }
}
