import ArgumentParser
import Foundation
import Testing

@testable import Operator

/// What commands fault of their arguments, in the language of the surroundings.
@Suite struct ValidationWordsTests {
    @Test func fault_ofAnArgument_isInTheLanguageOfTheSurroundings() {
        func words(_ environment: [String: String]) -> String {
            ValidationError(zh: "年度应如 2023", en: "the year must be one such as 2023", environment: environment).message
        }
        #expect(words(["LANG": "zh_CN.UTF-8"]) == "年度应如 2023")
        #expect(words(["LANG": "C.UTF-8"]) == "the year must be one such as 2023")
        #expect(words([:]) == "the year must be one such as 2023")
    }

    /// The library takes a text in one language too: nobody but this test sees that no command uses that.
    @Test func faults_ofArguments_areSaidInBothLanguages() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let files = FileManager.default.enumerator(
            at: root.appending(path: "Services/Operator"), includingPropertiesForKeys: nil)
        var sentences: [String] = []
        for case let file as URL in files ?? .init() where file.pathExtension == "swift" {
            let text = try String(contentsOf: file, encoding: .utf8)
            #expect(text.firstMatch(of: /ValidationError\(\s*"/) == nil, "\(file.lastPathComponent)")
            sentences += text.matches(of: /ValidationError\(\s*zh:\s*"([^"]*)"/).map { String($0.1) }
        }
        #expect(sentences.count >= 20, "found \(sentences.count)")
        for sentence in sentences {
            #expect(sentence.unicodeScalars.contains { ("\u{4E00}"..."\u{9FFF}").contains($0) }, "\(sentence)")
        }
    }
}
