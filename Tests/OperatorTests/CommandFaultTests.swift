import Foundation
import Links
import Messages
import NodeRuntime
import Phrases
import Testing

@testable import Operator

/// What a command prints of a fault: Chinese for those whose locale is Chinese, else English.
@Suite struct CommandFaultTests {
    private static let chinese = ["LANG": "zh_CN.UTF-8"]
    private static let english = ["LANG": "C.UTF-8"]

    private static func refused(_ code: Complaint.Code) -> LinkError {
        .refused(endpoint: "ipc:///a", Complaint(code, "not here"))
    }

    static let faults: [(any Error & Sendable, zh: String, en: String)] = [
        (StartError(.noInput, zh: "没有文件", en: "no file"), "没有文件", "no file"),
        (
            LinkError.noAnswer(endpoint: "ipc:///a", after: .seconds(5)), "5 秒内无应答：ipc:///a；请确认服务正在运行",
            "Nobody answered at ipc:///a within 5.0 seconds; is the service running?"
        ),
        (refused(.unavailable), "服务 ipc:///a 拒绝：not here", "The service at ipc:///a refuses: not here"),
        (
            refused(.unknownKind), "服务 ipc:///a 拒绝（该服务不提供此项，可能版本较旧）：not here",
            "The service at ipc:///a refuses: not here"
        ),
        (Strange(), "程序出错：strange", "strange"),
    ]

    private struct Strange: Error, CustomStringConvertible {
        let description = "strange"
    }

    @Test(arguments: faults.indices)
    func line_ofAFault_isInTheLanguageOfTheSurroundings(index: Int) {
        let (error, zh, en) = Self.faults[index]
        #expect(CommandFault.line(of: error, environment: Self.chinese) == "shangji: \(zh)\n")
        #expect(CommandFault.line(of: error, environment: Self.english) == "shangji: \(en)\n")
        #expect(CommandFault.line(of: error, environment: [:]) == "shangji: \(en)\n")
    }

    @Test func file_thatCannotBeWritten_hasTheWordsOfTheSystem() {
        let error = #expect(throws: (any Error).self) { try Data().write(to: URL(filePath: "/nowhere/x")) }
        let words = error.map(FileWords.of)
        #expect(words?.zh == "没有该文件或文件夹")
        #expect(words?.en == "No such file or directory")
    }

    /// The compiler asks for a Chinese sentence; that it is one, nobody else looks.
    @Test func startErrors_thatCommandsTell_haveChineseSentences() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let chinese = /StartError\(\s*[^"]*?zh:\s*"((?:[^"\\]|\\\([^)]*\)|\\.)*)"/
        var sentences: [String] = []
        for folder in ["Services/Operator", "Shared/NodeRuntime", "Shared/Supervision"] {
            let files = FileManager.default.enumerator(
                at: root.appending(path: folder), includingPropertiesForKeys: nil)
            for case let file as URL in files ?? .init() where file.pathExtension == "swift" {
                let text = try String(contentsOf: file, encoding: .utf8)
                sentences += text.matches(of: chinese).map { String($0.1) }
            }
        }
        #expect(sentences.count >= 70, "found \(sentences.count)")
        for sentence in sentences {
            #expect(sentence.unicodeScalars.contains { ("\u{4E00}"..."\u{9FFF}").contains($0) }, "\(sentence)")
        }
    }
}
