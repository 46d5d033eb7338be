import Glibc
import NodeRuntime
import Phrases
import Testing

/// The sentence of an error in both languages: people read theirs, logs and other machines English.
@Suite struct StartErrorTests {
    @Test func description_whateverTheLanguage_isEnglish() {
        let error = StartError(.noInput, zh: "没有文件", en: "no file")
        #expect("\(error)" == "no file" && error.sentence == "no file")
        #expect(error.words == Phrase(zh: "没有文件", en: "no file"))
        #expect(error != StartError(.noInput, zh: "无文件", en: "no file"))
    }

    @Test(arguments: [(ENOENT, "没有该文件或文件夹"), (EACCES, "没有权限"), (ENOSPC, "磁盘空间已满"), (EROFS, "文件系统为只读")])
    func systemFailure_thatIsCommon_hasChineseWords(code: Int32, zh: String) {
        let failure = SystemFailure(code: code)
        #expect(failure.words == Phrase(zh: zh, en: "\(failure)"))
    }

    @Test func systemFailure_thatIsRare_isToldAsTheSystemTellsIt() {
        let failure = SystemFailure(code: EILSEQ)
        #expect(failure.words == Phrase(zh: "\(failure)", en: "\(failure)"))
    }
}
