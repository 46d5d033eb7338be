import Phrases

/// The right to bind an endpoint, held as long as this object lives.
///
/// A second bind on an ipc path succeeds and steals the socket from its first owner, in silence. So every service
/// that binds takes the claim first: a lock on a file beside the socket. Of a tcp endpoint the bind itself tells that
/// it is taken; its claim is empty.
public final class SocketClaim: Sendable {
    /// The endpoint that may be bound now.
    public let endpoint: String

    private let lock: FileLock?

    /// Longest path of a socket that the system takes, in bytes.
    public static let maximumPathBytes = 107

    /// Claims `endpoint`; the folder of an ipc socket is created with mode 0700 when it is missing.
    ///
    /// - Throws: ``StartError`` of reason `configuration` (no endpoint, a path that is too long, a folder that others
    ///   may enter), `temporary` (another process holds it, with its id), `cannotCreate` or `inputOutput`.
    public init(_ endpoint: String) throws(StartError) {
        self.endpoint = endpoint
        guard Self.isEndpoint(endpoint) else {
            throw StartError(
                .configuration, zh: "\(endpoint) 不是有效的端点；请写作 ipc:///文件夹/名称 或 tcp://主机:端口",
                en: "\(endpoint) is no endpoint; write ipc:///folder/name or tcp://host:port")
        }
        guard let path = Self.path(of: endpoint) else {
            lock = nil
            return
        }
        try Self.checkLength(path)
        _ = try RuntimeDirectory(PrivateFolder.parent(of: path))
        do throws(FileLock.Refusal) {
            lock = try FileLock(path + ".lock")
        } catch {
            switch error {
            case .heldBy:
                throw StartError(
                    .temporary, zh: "端点 \(endpoint) 已被\(error.owner?.zh ?? "")占用；请先将其停止，或另设端点",
                    en:
                        "endpoint \(endpoint) is taken by \(error.owner?.en ?? ""); stop it first or choose another endpoint"
                )
            case .system(let failure):
                throw StartError(
                    .inputOutput, zh: "无法占用端点 \(endpoint)：\(failure.words.zh)",
                    en: "cannot claim the endpoint \(endpoint): \(failure)")
            }
        }
    }

    /// Whether `text` is an ipc endpoint with an absolute path, or a tcp endpoint with a host and a port (`*` lets
    /// the system choose the port).
    public static func isEndpoint(_ text: String) -> Bool {
        if let path = path(of: text) { return path.hasPrefix("/") && !path.hasSuffix("/") && !path.contains("\0") }
        guard text.hasPrefix("tcp://"), let colon = text.lastIndex(of: ":") else { return false }
        let host = text[text.index(text.startIndex, offsetBy: 6)...].prefix { $0 != "/" }.dropLast(text[colon...].count)
        let port = text[text.index(after: colon)...]
        return !host.isEmpty && (port == "*" || UInt16(port).map { $0 > 0 } == true)
    }

    static func path(of endpoint: String) -> String? {
        endpoint.hasPrefix("ipc://") ? String(endpoint.dropFirst(6)) : nil
    }

    static func checkLength(_ path: String) throws(StartError) {
        let length = path.utf8.count
        guard length <= maximumPathBytes else {
            throw StartError(
                .configuration,
                zh: "套接字路径 \(path) 长 \(length) 字节，超过系统允许的 \(maximumPathBytes) 字节；请换用路径较短的文件夹",
                en:
                    "the path of the socket \(path) is \(length) bytes long, more than the \(maximumPathBytes) that the system takes; choose a shorter folder"
            )
        }
    }
}
