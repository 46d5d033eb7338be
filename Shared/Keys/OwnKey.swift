import NodeRuntime
import ZeroMQ

/// The key file of a running service, and the next one that lies beside it: looked at again and again, so that a key is changed
/// without a restart.
///
/// Belongs to one thread at a time. A file that cannot be used changes nothing: the key before stays in use, and the fault is told
/// once.
public final class OwnKey {
    /// What is behind the name of a key file in that of the next key.
    public static let nextSuffix = ".next"
    /// What is behind it in that of the key before.
    public static let oldSuffix = ".old"

    /// What was noticed.
    public enum News: Hashable, Sendable {
        /// Another key is in use.
        case changed(CurvePublicKey)
        /// Another next key lies beside it, or none any more.
        case next(CurvePublicKey?)
        /// A file was changed and cannot be used.
        case fault(KeyError)
    }

    private let path: String
    private let tell: (News) -> Void
    private var stamp: FileStamp?
    private var nextStamp: FileStamp?
    private var inUse: CurveKeyPair
    private var beside: CurvePublicKey?

    /// Reads the file.
    /// - Parameter tell: told what is noticed from now on.
    /// - Throws: ``KeyError`` when the key cannot be used. Of the next one that is told, not thrown.
    public init(_ path: String, tell: @escaping (News) -> Void) throws(KeyError) {
        self.path = path
        self.tell = tell
        stamp = PrivateFile.stamp(path)
        inUse = try KeyFile(path).keys
        lookBeside(PrivateFile.stamp(path + Self.nextSuffix))
    }

    /// The key in use.
    public var keys: CurveKeyPair {
        refresh()
        return inUse
    }

    /// The public half of the next key; `nil` when none was made.
    public var next: CurvePublicKey? {
        refresh()
        return announced
    }

    /// Finishing renames the next key's file: what was read before is the key in use by then.
    private var announced: CurvePublicKey? { beside == inUse.publicKey ? nil : beside }

    private func refresh() {
        // The next key's file is looked at first: it is renamed to the other, and must not be missed at both names. Those below would
        // be told that there is no next key, and forget the one that they need a moment later.
        let nextNow = PrivateFile.stamp(path + Self.nextSuffix)
        let now = PrivateFile.stamp(path)
        if now != stamp {
            stamp = now
            do {
                let keys = try KeyFile(path).keys
                if keys != inUse {
                    inUse = keys
                    tell(.changed(keys.publicKey))
                }
            } catch {
                tell(.fault(error))
            }
        }
        if nextNow != nextStamp { lookBeside(nextNow) }
    }

    private func lookBeside(_ found: FileStamp?) {
        nextStamp = found
        let before = announced
        beside = nil
        if found != nil {
            do {
                beside = try KeyFile(path + Self.nextSuffix).keys.publicKey
            } catch {
                tell(.fault(error))
            }
        }
        if announced != before { tell(.next(announced)) }
    }
}
