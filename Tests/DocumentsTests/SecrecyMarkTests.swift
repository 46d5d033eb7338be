import Documents
import Testing

/// Marks of state secrets at the head of a document. All texts are invented.
struct SecrecyMarkTests {
    private static let body = "关于法治政府建设情况的报告\n\n全年受理行政复议案件41件。\n"

    @Test(arguments: [
        "机密", "秘密★1年", "绝密★长期", "机密 ★ 3年", "　　秘密", "機密★1年", "絕密", "密级：机密", "密级: 秘密★5年", "000012 机密★1年", "秘密级",
        "\n\n000012\n机密\n特急\n", "某县人民政府文件\n\n秘密★1年\n",
    ])
    func mark_atTheHead_isFound(head: String) throws {
        let mark = try #require(SecrecyMark(atHeadOf: head + "\n" + Self.body), "\(head)")
        #expect(mark.failure.isSecret && !mark.failure.mayHeal)
        // The same of the bytes, though they end within a scalar and begin with the mark of their order.
        let bytes = Array((head + "\n" + String(repeating: Self.body, count: 400)).utf8)
        #expect(bytes.count > 20_000)
        #expect(SecrecyMark(atHeadOf: bytes) == mark)
        #expect(SecrecyMark(atHeadOf: [0xEF, 0xBB, 0xBF] + bytes) == mark)
    }

    @Test(arguments: [
        "", "公开", "国家秘密管理情况报告", "关于保守国家秘密的规定", "商业秘密保护", "机密工作先进县", "秘密、机密、绝密文件的管理", "解密文件",
        "本报告不涉及国家秘密。", "密级：公开", "★秘密花园", "不是机密",
    ])
    func words_thatSpeakOfSecrets_areNoMark(head: String) {
        #expect(SecrecyMark(atHeadOf: head + "\n" + Self.body) == nil)
        #expect(SecrecyMark(atHeadOf: Array((head + "\n" + Self.body).utf8)) == nil)
    }

    @Test func mark_thatStandsFarBelow_isNoMark() {
        let text = String(repeating: Self.body, count: 20) + "机密\n"
        #expect(SecrecyMark(atHeadOf: text) == nil)
        #expect(SecrecyMark(atHeadOf: Array(text.utf8)) == nil)
        #expect(SecrecyMark(atHeadOf: [] as [UInt8]) == nil && SecrecyMark(atHeadOf: [0xFF, 0xE5, 0xAF, 0x86]) == nil)
    }
}
