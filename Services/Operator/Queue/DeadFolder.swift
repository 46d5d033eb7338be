import Documents
import Foundation
import Messages
import NodeRuntime
import Phrases

/// The folder into which dead letters are written.
struct DeadFolder {
    private let root: URL

    /// - Throws: `StartError` when the folder cannot be made.
    init(_ path: String) throws(StartError) {
        root = URL(filePath: path)
        do {
            try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
        } catch {
            throw StartError(
                .cannotCreate, zh: "无法建立文件夹 \(path)：\(FileWords.of(error).zh)",
                en: "cannot make the folder \(path): \(FileWords.of(error).en)")
        }
    }

    /// Writes one dead letter; the bytes come in stretches.
    /// - Throws: `StartError` when a file cannot be written; what `bytes` throws.
    func write(_ item: QueuePage.Item, bytes: (_ offset: Int) async throws -> [UInt8]) async throws {
        let file = root.appending(path: name(of: item))
        // Written again, the same bytes under the same name: an export that was cut off is completed.
        guard FileManager.default.createFile(atPath: file.path, contents: nil) else {
            throw StartError(.cannotCreate, zh: "无法写入 \(file.path)", en: "cannot write \(file.path)")
        }
        do {
            let handle = try FileHandle(forWritingTo: file)
            defer { try? handle.close() }
            var offset = 0
            while offset < item.bytes {
                let piece = try await bytes(offset)
                guard !piece.isEmpty else { break }
                try handle.write(contentsOf: Data(piece))
                offset += piece.count
            }
            try Data((QueueLines.json(item).text).utf8).write(to: URL(filePath: file.path + ".json"))
        } catch let error as CocoaError {
            throw StartError(
                .inputOutput, zh: "无法写入 \(file.path)：\(FileWords.of(error).zh)",
                en: "cannot write \(file.path): \(FileWords.of(error).en)")
        }
    }

    /// The first digits of the document's name, then the name of its source: no two documents share a file.
    private func name(of item: QueuePage.Item) -> String {
        let source = item.claims.first?.source.split(separator: "/").last.map(String.init) ?? "document"
        let plain = source.map { $0 == "/" || $0 == "\0" || $0.isNewline ? "_" : $0 }.suffix(100)
        return "\(item.document.description.prefix(12))-\(String(plain))"
    }
}
