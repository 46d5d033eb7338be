import Foundation
import NodeRuntime
import Phrases
import Supervision
import Testing

/// What a person reads when a service cannot be started: the system's words, in both languages.
@Suite struct StartWordsTests {
    private let folder = URL(filePath: NSTemporaryDirectory()).appending(path: "start-\(UUID().uuidString)")

    private func refusal(_ executable: String, log: String?) async -> StartError? {
        await #expect(throws: StartError.self) {
            _ = try await ChildProcess.start(.init(executable: executable, environment: [:], log: log))
        }
    }

    @Test func executable_thatIsMissing_isToldInTheSystemsWords() async {
        let error = await refusal("/nowhere/shangji-ingest", log: nil)
        #expect(error?.words.zh == "无法启动 /nowhere/shangji-ingest：没有该文件或文件夹")
        #expect(error?.words.en == "/nowhere/shangji-ingest cannot be started: No such file or directory")
    }

    /// The executable is there: it is not the one to be looked for.
    @Test func log_thatCannotBeWritten_isNamedItself() async {
        let error = await refusal("/bin/true", log: "/nowhere/x.log")
        #expect(error?.words.zh == "无法写入运行日志 /nowhere/x.log：没有该文件或文件夹")
        #expect(error?.words.en == "cannot write the log /nowhere/x.log: No such file or directory")
    }

    @Test func folderOfLogs_thatCannotBeMade_isToldInTheSystemsWords() async throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "file").path
        try Data().write(to: URL(filePath: file))
        var layout = LocalLine.Layout(
            executables: "/nowhere", data: folder.path, sockets: try RuntimeDirectory(folder.path + "/run"))
        layout.logs = file + "/logs"
        let line = LocalLine(layout)
        let error = await #expect(throws: StartError.self) { _ = try await line.start(.ingest) }
        #expect(error?.words.zh == "无法建立文件夹 \(file)/logs：路径中有一级不是文件夹")
        #expect(error?.words.en == "cannot create the folder \(file)/logs: Not a directory")
    }
}
