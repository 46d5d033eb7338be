import Documents
import FailPoints
import Foundation
import Journal
import Logging
import NodeRuntime
import ServiceLifecycle
import Storage

/// Takes in what is put into a watched folder.
///
/// A file moves to `taken/` after the journal holds it. A process that dies between the two finds the file again, hands it
/// in again, and the journal knows document and claim: nothing is lost and nothing is there twice.
actor FolderIntake: Service {
    private let folder: WatchedFolder
    private let settings: WatchSettings
    private let documentBytes: Int
    private let node: IngestNode
    private let logger: Logger
    private let clock = ContinuousClock()
    private let start: ContinuousClock.Instant
    private var watch: CompletionWatch
    private var notBefore: Duration = .zero
    private var troubles: Set<String> = []
    /// Files that the journal holds and that could not be moved: only the move is tried again.
    private var unmoved: Set<CompletionWatch.Sighting> = []

    init(
        _ folder: WatchedFolder, settings: WatchSettings, documentBytes: Int, node: IngestNode, logger: Logger
    ) {
        self.folder = folder
        self.settings = settings
        self.documentBytes = documentBytes
        self.node = node
        self.logger = logger
        start = clock.now
        watch = CompletionWatch(settle: .milliseconds(settings.settleMilliseconds))
    }

    func run() async throws {
        logger.info("folder watched", metadata: ["path": "\(folder.path)"])
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                await self.look()
                // Cancelled at the end; a look that was begun is finished.
                try? await Task.sleep(for: .milliseconds(self.settings.scanMilliseconds))
            }
        }
    }

    private func look() async {
        await takeAll()
        await node.waitingFiles(troubles.count)
    }

    private func takeAll() async {
        let now = start.duration(to: clock.now)
        let contents: WatchedFolder.Contents
        do {
            contents = try folder.contents()
            // Of what is gone or readable again nobody need hear; when it comes back it is told again.
            troubles.formIntersection(
                contents.files.map(\.path.text) + contents.others.keys.map(\.text)
                    + contents.unreadable.keys.map(\.text))
        } catch {
            return tell(folder.path, "watched folder cannot be read", error)
        }
        for (path, failure) in contents.unreadable.sorted(by: { $0.key < $1.key }) {
            tell(path.text, "folder or file of the watched folder cannot be looked at", failure)
        }
        for (path, reason) in contents.others.sorted(by: { $0.key < $1.key }) { await reject(path, reason) }
        let complete = watch.look(contents.files, now: now)
        unmoved.formIntersection(complete)
        for sighting in unmoved { moveToTaken(sighting) }
        guard now >= notBefore else { return }
        for sighting in complete where !unmoved.contains(sighting) {
            guard !Task.isCancelled, start.duration(to: clock.now) >= notBefore else { return }
            await take(sighting)
        }
    }

    private func take(_ sighting: CompletionWatch.Sighting) async {
        guard sighting.size <= documentBytes else {
            return await reject(
                sighting.path,
                "The file has \(sighting.size) bytes; this node takes at most \(documentBytes). "
                    + "Split it or raise submit.document_bytes, then put it into the folder again.")
        }
        let bytes: [UInt8]
        do {
            bytes = try folder.bytes(of: sighting.path)
        } catch {
            return tell(sighting.path.text, "file cannot be read", error)
        }
        // What grew while it was read is looked at again.
        guard bytes.count == sighting.size else { return }
        let hints = PathHints(sighting.path.text)
        let claim = Claim(
            node: node.settings.node, time: WallTime.milliseconds(), source: sighting.path.text,
            placeHint: hints.place, yearHint: hints.year)
        do {
            switch try await node.take(Submission(bytes, claim: claim)) {
            case .taken(let intake):
                FailPoint.hit("watch.before-move")
                moveToTaken(sighting)
                logger.info(
                    "file taken", metadata: ["path": "\(sighting.path)", "known": "\(!intake.isNewDocument)"])
            case .full(let seconds):
                notBefore = start.duration(to: clock.now) + .seconds(seconds)
                logger.warning("journal is full", metadata: ["retry_after_seconds": "\(seconds)"])
            }
        } catch let error as JournalError {
            await reject(sighting.path, error.description)
        } catch {
            tell(sighting.path.text, "file not taken", error)
        }
    }

    private func moveToTaken(_ sighting: CompletionWatch.Sighting) {
        do {
            if try !folder.moveToTaken(sighting) {
                logger.notice("file replaced while it was taken", metadata: ["path": "\(sighting.path)"])
            }
            unmoved.remove(sighting)
            troubles.remove(sighting.path.text)
        } catch {
            unmoved.insert(sighting)
            tell(sighting.path.text, "file taken but not moved", error)
        }
    }

    private func reject(_ path: WatchedPath, _ reason: String) async {
        do {
            try folder.moveToRejected(path, reason: reason)
        } catch {
            // It stays where it is, and is told once.
            if !troubles.contains(path.text) {
                logger.warning("file not taken", metadata: ["path": "\(path)", "reason": "\(reason)"])
            }
            return tell(path.text, "file cannot be moved", error)
        }
        await node.countRejectedFile()
        logger.warning("file rejected", metadata: ["path": "\(path)", "reason": "\(reason)"])
    }

    /// The system's own words for what it could not do with a file; our errors say it themselves.
    private static func reason(_ error: any Error) -> String {
        error is CocoaError ? error.localizedDescription : "\(error)"
    }

    /// Says once what is wrong with a file, not at every look.
    private func tell(_ path: String, _ what: String, _ error: any Error) {
        guard troubles.insert(path).inserted else { return }
        logger.error("\(what)", metadata: ["path": "\(path)", "error": "\(Self.reason(error))"])
    }
}
