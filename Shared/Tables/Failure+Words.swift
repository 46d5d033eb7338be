import Documents
import Phrases

extension Failure {
    /// Why a document could not be read, for people. What is not among the codes known here is told as it was written.
    public var words: Phrase { Phrase(zh: chinese ?? reason, en: reason) }

    private var chinese: String? {
        switch code {
        case "empty": "文件中没有文字，请报送报告本身"
        case "not_text": "文件不是文本，请转为 UTF-8 文本后报送"
        case "not_utf8": "文件不是 UTF-8 编码，请转码后重新报送"
        case "too_large": "文件过大，超出读取上限，请只报送报告本身"
        case "worker_lost": "读取进程在单独读取这份文件时消失"
        case Self.tooSlowCode:
            "读取超过时限仍未结束；如仅因文件过长，请调高读取进程的 reading.limit_seconds 后重试，否则请保留文件并告知开发者"
        case "journal_damaged": "本节点保存的文件内容已损坏（校验不符），请重新报送"
        case "refused": "账本拒收：\(reason)"
        case "refused_above": "上级拒收：\(reason)"
        case Self.secretCode: "文件涉密，已隔离、不予读取；可用 “shangji quarantine” 列出、解除或销毁"
        default: nil
        }
    }
}

extension Failure.Stage {
    /// The stage for people.
    public var words: Phrase {
        switch self {
        case .ingest: Phrase(zh: "接收", en: "ingest")
        case .decode: Phrase(zh: "解码", en: "decode")
        case .read: Phrase(zh: "读取", en: "read")
        case .store: Phrase(zh: "入账", en: "store")
        }
    }
}
