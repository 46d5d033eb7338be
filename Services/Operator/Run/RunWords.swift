import Phrases

/// The sentences of `shangji run` in Chinese and English.
struct RunWords {
    private let language: Language

    init(_ language: Language) { self.language = language }

    /// Ctrl-C.
    var interrupted: String {
        switch language {
        case .zh: "已停止。已接收的文件都在日志库中，再次运行同一命令即从此处继续。"
        case .en: "Stopped. Every document taken so far is in the journal; run the same command again to go on."
        }
    }

    /// There is nothing to hand in.
    static func noDocument(_ paths: [String]) -> Phrase {
        let list = paths.joined(separator: ", ")
        return Phrase(
            zh: "在 \(list) 中没有找到任何文件；请指定报告文件或其所在文件夹。",
            en: "no document was found in \(list); name report files, or a folder that holds them")
    }

    /// The tables were written.
    func written(_ folder: String) -> String {
        switch language {
        case .zh: "表格已写入 \(folder)（说明见 datapackage.json；Excel 用表在 \(folder)/中文）。"
        case .en: "Tables written to \(folder) (described in datapackage.json; for Excel see \(folder)/中文)."
        }
    }
}
