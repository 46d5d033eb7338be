import Links
import Messages
import Phrases

extension LinkError {
    /// One sentence for a person.
    var words: Phrase { Phrase(zh: chinese, en: description) }

    private var chinese: String {
        switch self {
        case .cannotOpen(let reason): return "无法打开连接：\(reason)"
        case .noAnswer(let endpoint, let after):
            return "\(after.components.seconds) 秒内无应答：\(endpoint)；请确认服务正在运行"
        case .refused(let endpoint, let complaint):
            let kind = complaint.code.chinese.map { "（\($0)）" } ?? ""
            return "服务 \(endpoint) 拒绝\(kind)：\(complaint.reason)"
        case .unexpected(let endpoint, let what): return "服务 \(endpoint) 未答所问：\(what)"
        }
    }
}

extension Complaint.Code {
    /// What the code alone tells; `nil` where it stands for many things. What the other side says beside it is in English.
    fileprivate var chinese: String? {
        switch self {
        case .version: "两端协议版本不同，请升级较旧的一端"
        case .unknownKind: "该服务不提供此项，可能版本较旧"
        case .malformed: "请求的格式不符"
        case .forbidden: "不允许在此处进行"
        case .edition: "目录版本号相同而内容不同"
        case .helloFirst, .unavailable: nil
        }
    }
}
