import Documents
import Foundation
import Links
import Messages
import NodeRuntime
import Places
import Rollups
import Supervision

/// One run of the whole line: services up, documents in, all stored, answers fetched, services down.
struct RunSession: Sendable {
    /// What a run found.
    struct Outcome: Sendable {
        /// Every document of the ledger.
        var documents: [DocumentsPage.Item] = []
        /// Every cell of the ledger.
        var cells: [Cell] = []
        /// The results in the divisions of the year that was asked for; `nil` when none was.
        var asOf: [AsOfResult]?
        /// The files that were not taken, with the reason.
        var declined: [(source: String, reason: String)] = []
    }

    /// Where the services run.
    let line: LocalLine
    /// What is handed in.
    let files: [DocumentFinder.Found]
    /// The year of the divisions in which all is added up too.
    let asOf: Int?

    init(line: LocalLine, files: [DocumentFinder.Found], asOf: Int? = nil) {
        self.line = line
        self.files = files
        self.asOf = asOf
    }

    /// Runs. However it ends, the services are stopped cleanly before it returns.
    /// - Throws: `StartError` when a service cannot start or ends early, `LinkError` when one does not answer,
    ///   `CancellationError` when the task was cancelled.
    func run(_ look: RunProgress.Look) async throws -> Outcome {
        let running = try await line.startAll()
        do {
            let outcome = try await work(running, look)
            try await LocalLine.stop(running)
            return outcome
        } catch {
            // Stopping must not be cut short by the cancellation that brought us here.
            await Task { try? await LocalLine.stop(running) }.value
            throw error
        }
    }

    /// Hands in and collects, unless a service ends meanwhile.
    private func work(_ running: [ChildProcess], _ look: RunProgress.Look) async throws -> Outcome {
        let (ends, report) = AsyncStream<StartError>.makeStream()
        for child in running {
            Task {
                let end = try? await child.ended()
                let how = end.map { "\($0)" }
                let log = child.plan.log
                report.yield(
                    StartError(
                        .unavailable,
                        zh: "\(child.plan.name) 意外结束（\(how ?? "原因不明")）；请查看 \(log ?? "其运行日志")，然后重新运行",
                        en:
                            "\(child.plan.name) ended unexpectedly (\(how ?? "unknown")); see \(log ?? "its log"), then run again"
                    ))
            }
        }
        return try await withThrowingTaskGroup(of: Outcome.self) { group in
            let standstill = line.layout.logs.map { RunStandstill(logs: URL(filePath: $0), look) }
            group.addTask { try await handIn(RunProgress(total: files.count, look), standstill) }
            if let standstill {
                group.addTask { try await standstill.watch() }
            }
            group.addTask {
                for await end in ends { throw end }
                throw CancellationError()
            }
            defer { group.cancelAll() }
            guard let outcome = try await group.next() else { throw CancellationError() }
            return outcome
        }
    }

    private func handIn(_ progress: RunProgress, _ standstill: RunStandstill?) async throws -> Outcome {
        var outcome = Outcome()
        outcome.declined = try await submit(progress, standstill)
        let ingest = try ControlClient(endpoint: line.layout.endpoint("ingest-control"))
        do {
            _ = try await ingest.ask(AskStatus(whenQuiet: true), for: ServiceStatus.self, within: .seconds(86_400))
            await ingest.close()
        } catch {
            await ingest.close()
            throw error
        }
        let aggregate = try ControlClient(endpoint: line.layout.endpoint("aggregate-control"))
        do {
            outcome.documents = try await Self.documents(aggregate)
            outcome.cells = try await Self.cells(aggregate)
            if let asOf { outcome.asOf = try await Self.results(of: outcome.cells, asOf: asOf, aggregate) }
            await aggregate.close()
        } catch {
            await aggregate.close()
            throw error
        }
        return outcome
    }

    private func submit(
        _ progress: RunProgress, _ standstill: RunStandstill?
    ) async throws -> [(source: String, reason: String)] {
        let now = WallTime.milliseconds()
        let items = files.map { file in
            HandIn.Item(
                document: file.document, bytes: file.bytes, claim: Claim(node: "", time: now, source: file.source)
            ) {
                try file.read(from: $0, count: $1)
            }
        }
        let states = try await HandIn(endpoint: line.layout.endpoint("submit"), items: items)
            .follow {
                let counts = RunProgress.Counts($0)
                progress.show($0)
                standstill?.saw(counts)
            }
        progress.finish()
        return zip(files, states).compactMap { file, state in
            if case .declined(let reason) = state { (file.source, reason) } else { nil }
        }
    }

    private static func documents(_ client: ControlClient) async throws -> [DocumentsPage.Item] {
        var items: [DocumentsPage.Item] = []
        var after: Int64? = 0
        while let cursor = after {
            let page = try await client.ask(AskDocuments(after: cursor, limit: 200), for: DocumentsPage.self)
            items += page.items
            after = page.next
        }
        return items
    }

    /// The results of every year in the divisions of one, province by province.
    private static func results(
        of cells: [Cell], asOf: Int, _ client: ControlClient
    ) async throws -> [AsOfResult] {
        let gazetteer = try Gazetteer.bundled()
        let provinces = gazetteer.inForce(in: asOf).filter { $0.level == .province }
        var results: [AsOfResult] = []
        for year in Set(cells.map(\.year)).sorted() {
            let known = cells.filter { $0.year == year }.map(\.place)
            for province in provinces
            where known.contains(where: { $0 == province.code || gazetteer.lies($0, under: province.code) }) {
                results += try await client.ask(
                    AskAsOf(place: province.code, year: year, asOf: asOf, depth: 3), for: AsOfAnswer.self,
                    within: .seconds(600)
                ).items
            }
        }
        return results
    }

    private static func cells(_ client: ControlClient) async throws -> [Cell] {
        var items: [Cell] = []
        var page = try await client.ask(AskCells(after: nil, limit: 1_000), for: CellsPage.self)
        items += page.items
        while let cursor = page.next {
            page = try await client.ask(AskCells(after: cursor, limit: 1_000), for: CellsPage.self)
            items += page.items
        }
        return items
    }
}
