import Documents
import Foundation
import Links
import Messages
import NodeRuntime
import Supervision
import Testing

/// The three services as real processes in folders of their own, for one test.
final class TestLine: Sendable {
    let folder: URL
    let sockets: RuntimeDirectory
    let line: LocalLine

    init(environment: [String: String] = [:]) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "shangji-line-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        sockets = try RuntimeDirectory.temporary(environment: [:])
        var layout = LocalLine.Layout(
            executables: LocalLine.ownFolder, data: folder.appending(path: "data").path, sockets: sockets)
        layout.environment = environment
        line = LocalLine(layout)
    }

    /// The same folders and sockets, with another environment.
    func plan(_ environment: [String: String]) -> LocalLine {
        var layout = line.layout
        layout.environment.merge(environment) { $1 }
        return LocalLine(layout)
    }

    deinit {
        sockets.remove()
        try? FileManager.default.removeItem(at: folder)
    }

    /// The log of a stage, to be shown when a test fails.
    func log(_ stage: LocalLine.Stage) -> String {
        (try? String(contentsOfFile: line.plan(stage).log ?? "", encoding: .utf8)) ?? ""
    }

    /// Hands texts in and waits until `isEnough` holds for their states.
    func submit(
        _ texts: [String], until isEnough: ([SubmissionDesk.State]) -> Bool = { $0.allSatisfy(\.isFinal) }
    ) async throws -> [SubmissionDesk.State] {
        let bytes = texts.map { [UInt8]($0.utf8) }
        let client = try SubmissionClient(endpoint: line.layout.endpoint("submit")) { index, offset, length in
            Array(bytes[index][offset..<offset + length])
        }
        do {
            try await client.add(
                bytes.enumerated().map { index, bytes in
                    SubmissionDesk.Item(
                        document: DocumentID(hashing: bytes), bytes: bytes.count,
                        claim: Claim(node: "", time: 0, source: "text \(index)"))
                })
            var states = [SubmissionDesk.State](repeating: .waiting, count: texts.count)
            for await change in client.changes {
                if case .failed(let error) = change { throw error }
                if case .item(let index, let state) = change { states[index] = state }
                if isEnough(states) { break }
            }
            await client.close()
            return states
        } catch {
            await client.close()
            throw error
        }
    }

    /// Waits until nothing is under way at Ingest.
    func quiet() async throws -> [String: Int] {
        try await ask("ingest-control", AskStatus(whenQuiet: true), for: ServiceStatus.self).counts
    }

    /// All documents of the ledger.
    func documents() async throws -> [DocumentsPage.Item] {
        var items: [DocumentsPage.Item] = []
        var after: Int64? = 0
        while let cursor = after {
            let page = try await ask(
                "aggregate-control", AskDocuments(after: cursor, limit: 100), for: DocumentsPage.self)
            items += page.items
            after = page.next
        }
        return items
    }

    /// Asks one service one question.
    func ask<Answer: MessageBody>(
        _ socket: String, _ question: some MessageBody, for type: Answer.Type
    ) async throws -> Answer {
        let client = try ControlClient(endpoint: line.layout.endpoint(socket))
        do {
            let answer = try await client.ask(question, for: type)
            await client.close()
            return answer
        } catch {
            await client.close()
            throw error
        }
    }
}

/// Invented reports for tests of delivery: short, different in every number.
enum InventedReport {
    static func text(_ number: Int, year: Int = 2023) -> String {
        """
        （示例文本，所有数字均为虚构）
        岳阳县\(year)年法治政府建设情况报告

        \(year)年，岳阳县人民政府推进法治政府建设，现将有关情况报告如下。
        全年受理行政复议案件\(100 + number)件，办理法律援助案件\(1_000 + number)件。

        岳阳县人民政府
        \(year + 1)年1月\(1 + number % 28)日

        """
    }
}
