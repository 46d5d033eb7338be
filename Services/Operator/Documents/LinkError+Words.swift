import Links
import Messages
import NodeRuntime

extension LinkError {
    /// One sentence for a person in the language of the surroundings.
    func sentence(in language: InterfaceLanguage) -> String {
        guard language == .chinese else { return description }
        switch self {
        case .cannotOpen(let reason): return reason
        case .noAnswer(let endpoint, let after):
            return "\(after.components.seconds) 秒内无应答：\(endpoint)；请确认服务正在运行"
        case .refused(let endpoint, let complaint): return "服务 \(endpoint) 拒绝：\(complaint.reason)"
        case .unexpected(let endpoint, let what): return "服务 \(endpoint) 未答所问：\(what)"
        }
    }
}
