import Phrases

/// The folder in which a service keeps its files, owned by this process alone for as long as this object lives.
///
/// Open it before any socket is bound and any file in it is touched: the lock is what keeps two services off one
/// journal or ledger.
public final class DataDirectory: Sendable {
    /// The path as it was configured.
    public let path: String

    private let lock: FileLock

    /// Creates the folder (mode 0700, folders above it too) when it is missing, and locks it.
    ///
    /// - Throws: ``StartError`` of reason `temporary` when another process owns the folder, with its id;
    ///   `cannotCreate` when the folder cannot be made; `inputOutput` when the lock file cannot be written.
    public init(_ path: String) throws(StartError) {
        do throws(SystemFailure) {
            try PrivateFolder.create(path)
        } catch {
            throw StartError(
                .cannotCreate, zh: "无法建立数据文件夹 \(path)：\(error.words.zh)",
                en: "cannot create the data directory \(path): \(error)")
        }
        self.path = path
        do throws(FileLock.Refusal) {
            lock = try FileLock(path + "/lock")
        } catch {
            switch error {
            case .heldBy:
                throw StartError(
                    .temporary, zh: "数据文件夹 \(path) 正由\(error.owner?.zh ?? "")使用；请先将其停止，或另指定数据文件夹",
                    en:
                        "data directory \(path) is in use by \(error.owner?.en ?? ""); stop it first or name another data directory"
                )
            case .system(let failure):
                throw StartError(
                    .inputOutput, zh: "无法锁定数据文件夹 \(path)：\(failure.words.zh)",
                    en: "cannot lock the data directory \(path): \(failure)")
            }
        }
    }

    /// The process that owns the folder, as its lock tells; `nil` when none does, or this user may not see it. One that died
    /// without a word may still be named.
    public static func owner(of path: String) -> Int32? { FileLock.owner(of: path + "/lock") }

    /// The path of the file `name` in this folder.
    public func file(_ name: String) -> String { "\(path)/\(name)" }
}
