import Phrases

extension KeyError {
    /// The sentence for people.
    public var words: Phrase { Phrase(zh: chinese, en: english) }

    private var chinese: String {
        switch self {
        case .unreadable(let path, let reason):
            "无法读取密钥文件 \(path)：\(reason.zh)；可用 “shangji keys new \(path)” 生成"
        case .readableByOthers(let path, let mode):
            "其他用户可以读取密钥文件 \(path)（权限 0\(String(mode, radix: 8))），或它属于其他用户；请用 chmod 600 和 chown 改为仅运行本服务的用户可读；如可能已被他人读取，请更换密钥"
        case .noKey(let path): "\(path) 不是密钥文件：应有“public: …”和“secret: …”两行"
        case .wrongKey(let path, let reason): "密钥文件 \(path) 中没有可用的密钥：\(reason.zh)"
        case .exists(let path): "\(path) 已经存在，不予覆盖；请另取名称，或用 “shangji keys rotate” 更换密钥"
        case .unwritable(let path, let reason): "无法写入 \(path)：\(reason.zh)"
        case .noList(let path, let line, let reason): "接入名单 \(path) 第 \(line) 行：\(reason.zh)"
        case .noAnnouncements(let path, let reason): "未采用上级公布的密钥文件 \(path)：\(reason.zh)；仍以配置中的密钥为准"
        case .alreadyAdmitted(let path, let node): "该密钥已在 \(path) 中允许节点 \(node) 接入"
        }
    }

    private var english: String {
        switch self {
        case .unreadable(let path, let reason):
            "the key file \(path) cannot be read: \(reason.en); “shangji keys new \(path)” makes one"
        case .readableByOthers(let path, let mode):
            "others may read the key file \(path) (mode 0\(String(mode, radix: 8))) or own it; make it the service's own with “chmod 600” and “chown”, and rotate the key if somebody may have read it"
        case .noKey(let path): "\(path) is no key file: it wants the two lines “public: …” and “secret: …”"
        case .wrongKey(let path, let reason): "the key file \(path) holds no key: \(reason.en)"
        case .exists(let path):
            "\(path) is there already and is not overwritten; take another name, or “shangji keys rotate”"
        case .unwritable(let path, let reason): "\(path) cannot be written: \(reason.en)"
        case .noList(let path, let line, let reason): "the list of admitted keys \(path), line \(line): \(reason.en)"
        case .noAnnouncements(let path, let reason):
            "the file of announced keys \(path) is not used: \(reason.en); the keys of the configuration hold"
        case .alreadyAdmitted(let path, let node): "the key is admitted in \(path) already, for the node \(node)"
        }
    }
}
