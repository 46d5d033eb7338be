import Foundation
import Keys
import Phrases
import TestFiles
import Testing

/// What is wrong with a file of keys, in both languages.
@Suite struct KeyErrorWordsTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test func file_thatIsMissing_isToldInBothLanguages() {
        let path = folder.path("node.key")
        let error = #expect(throws: KeyError.self) { try KeyFile(path) }
        #expect(error?.words.zh == "无法读取密钥文件 \(path)：没有该文件或文件夹；可用 “shangji keys new \(path)” 生成")
        #expect(error?.description.hasPrefix("the key file \(path) cannot be read: No such file") == true)
    }

    @Test func file_thatHoldsNoKey_isToldInBothLanguages() throws {
        let path = folder.path("node.key")
        try Data("public: abc\nsecret: def\n".utf8).write(to: URL(filePath: path))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        let error = #expect(throws: KeyError.self) { try KeyFile(path) }
        #expect(error?.words.zh == "密钥文件 \(path) 中没有可用的密钥：CURVE 密钥应为 40 个 Z85 字符；请核对，或重新生成一对")
        #expect(error?.description.hasPrefix("the key file \(path) holds no key: ") == true)
    }

    @Test(arguments: [
        ("one: two", "admitted.yaml 第 1 行：应为列表："), ("- node", "admitted.yaml 第 1 行：每条须有 node、place 和 key"),
        ("- node: a\n  place: \"330103\"", "admitted.yaml 第 1 行：缺少 key"),
        ("- node: a\n  name: b", "admitted.yaml 第 2 行：此处不应有“name”"),
        (
            "- node: a\n  place: \"330103\"\n  key: k\n  role: king",
            "admitted.yaml 第 1 行：没有“king”这一角色；可用：node、"
        ),
        ("[", "admitted.yaml 第 1 行：不是有效的 YAML："),
    ])
    func list_thatIsWrong_isToldInChineseWithTheLine(yaml: String, zh: String) {
        let error = #expect(throws: KeyError.self) { try AdmissionList(yaml: yaml, path: "admitted.yaml") }
        #expect(error?.words.zh.contains(zh) == true, "\(error?.words.zh ?? "")")
        #expect(error?.words.en == error?.description && error?.description.contains("line") == true)
    }

    private static let key = "rq:rM>}U?@Lns47E1%kR.o@n%FcmmsL/@{H8]yf7"

    @Test(arguments: [
        (key, "", "有一条没有密钥", "an entry has no keys"),
        ("b", key, "CURVE 密钥应为 40 个 Z85 字符；请核对，或重新生成一对", nil),
    ])
    func announcements_thatAreWrong_areToldOnceAndInOneLanguage(
        configured: String, keys: String, zh: String, en: String?
    ) {
        let yaml = "- endpoint: a\n  configured: \"\(configured)\"\n  keys: \"\(keys)\"\n"
        let error = #expect(throws: KeyError.self) { try AnnouncedList(yaml: yaml, path: "keys.yaml") }
        #expect(error?.words.zh == "未采用上级公布的密钥文件 keys.yaml：\(zh)；仍以配置中的密钥为准")
        guard let en else { return }
        #expect(
            error?.words.en
                == "the file of announced keys keys.yaml is not used: \(en); the keys of the configuration hold")
    }
}
