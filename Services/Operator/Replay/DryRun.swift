import Documents
import Foundation
import Links
import Messages
import NodeRuntime
import Observations
import Phrases
import Supervision

/// Reads documents with this edition beside a copy of the ledger, and tells what the ledger would say differently.
///
/// The three services run once more, in a folder of their own that is removed at the end: the same programs, no second way
/// to read or to add up. The node itself is asked for the copy and for the bytes, and changes nothing.
struct DryRun: Sendable {
    /// Documents that are fetched and handed on together; so much of them lies in memory.
    private static let batchDocuments = 64
    private static let batchBytes = 64 << 20

    /// What came of it.
    struct Outcome: Sendable {
        /// What a replay would change.
        var changes: [ReadingChange] = []
        /// Documents whose bytes the journal does not have any more, each with the reason.
        var leftOut: [(document: DocumentID, reason: String)] = []
    }

    let client: NodeClient
    let filter: QueueFilter
    let catalogue: String?

    /// - Parameters:
    ///   - scratch: the folder for the copy; made, and removed at the end.
    ///   - show: is told how many documents were read, of how many.
    /// - Returns: what a replay would change, and what it could not read either.
    func outcome(scratch: URL, show: @escaping @Sendable (Int, Int) -> Void) async throws -> Outcome {
        // What is secret is read by nobody, not for a trial either.
        let items = try await client.queue(filter).filter { $0.status != "quarantined" }
        let sockets = try RuntimeDirectory.temporary(environment: ProcessInfo.processInfo.environment)
        defer {
            sockets.remove()
            try? FileManager.default.removeItem(at: scratch)
        }
        try make(scratch.appending(path: "aggregate"))
        _ = try await client.ask(
            "aggregate-control", Backup(path: scratch.appending(path: "aggregate/ledger.sqlite").path),
            for: BackupMade.self, within: .seconds(86_400))
        var layout = LocalLine.Layout(
            executables: LocalLine.ownFolder, data: scratch.path, sockets: sockets,
            catalogue: catalogue ?? client.file.settings.catalogue.map(client.file.path))
        layout.node = client.file.settings.node
        // A catalogue that is tried goes before the one that was published, which the copied ledger brings along.
        if catalogue != nil { layout.environment["SHANGJI_AGGREGATE_TAKES_CATALOGUES"] = "false" }
        let line = LocalLine(layout)
        let running = try await line.startAll()
        do {
            let outcome = try await read(items, line, show)
            try await LocalLine.stop(running)
            return outcome
        } catch {
            // Stopping must not be cut short by the cancellation that brought us here.
            await Task { try? await LocalLine.stop(running) }.value
            throw error
        }
    }

    private func read(
        _ items: [QueuePage.Item], _ line: LocalLine, _ show: @escaping @Sendable (Int, Int) -> Void
    ) async throws -> Outcome {
        let start = WallTime.milliseconds()
        var outcome = Outcome()
        var rest = items[...]
        while !rest.isEmpty {
            let batch = try await fetch(&rest, &outcome)
            let done = items.count - rest.count
            _ = try await HandIn(endpoint: line.layout.endpoint("submit"), items: batch, patience: .seconds(60))
                .follow { _ in }
            show(done, items.count)
        }
        let ingest = try ControlClient(endpoint: line.layout.endpoint("ingest-control"))
        _ = try await ingest.ask(AskStatus(whenQuiet: true), for: ServiceStatus.self, within: .seconds(3_600))
        await ingest.close()
        let aggregate = try ControlClient(endpoint: line.layout.endpoint("aggregate-control"))
        outcome.changes = try await ChangesCommand.all(AskChanges(since: start, after: 0, limit: 500), aggregate)
        await aggregate.close()
        return outcome
    }

    /// The bytes of the next documents, as the node holds them; those that it holds no more are left out by name.
    private func fetch(
        _ rest: inout ArraySlice<QueuePage.Item>, _ outcome: inout Outcome
    ) async throws -> [HandIn.Item] {
        var wanted: [QueuePage.Item] = []
        var size = 0
        while let next = rest.first, wanted.count < Self.batchDocuments,
            wanted.isEmpty || size + next.bytes <= Self.batchBytes
        {
            wanted.append(next)
            size += next.bytes
            rest.removeFirst()
        }
        let documents = wanted
        let fetched = try await client.with("ingest-control") { control in
            var fetched = (batch: [HandIn.Item](), leftOut: [(document: DocumentID, reason: String)]())
            for item in documents {
                do {
                    let bytes = try await Self.bytes(of: item, control)
                    guard bytes.count == item.bytes, let claim = item.claims.first else { continue }
                    fetched.batch.append(
                        HandIn.Item(document: item.document, bytes: bytes.count, claim: claim) {
                            Array(bytes[$0..<$0 + $1])
                        })
                } catch LinkError.refused(_, let complaint) {
                    fetched.leftOut.append((item.document, complaint.reason))
                }
            }
            return fetched
        }
        outcome.leftOut += fetched.leftOut
        return fetched.batch
    }

    private static func bytes(of item: QueuePage.Item, _ control: ControlClient) async throws -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < item.bytes {
            let piece = try await control.askRaw(
                AskBytes(document: item.document, offset: bytes.count), for: Bytes.self
            ).raw
            guard !piece.isEmpty else { break }
            bytes += piece
        }
        return bytes
    }

    private func make(_ folder: URL) throws(StartError) {
        do {
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw StartError(
                .cannotCreate, zh: "无法建立文件夹 \(folder.path)：\(FileWords.of(error).zh)",
                en: "cannot make the folder \(folder.path): \(FileWords.of(error).en)")
        }
    }
}
